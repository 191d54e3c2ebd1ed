// The room of environment; what stands in it comes with its first file.
