// The room of problems; what stands in it comes with its first file.
