// The room of observations; what stands in it comes with its first file.
