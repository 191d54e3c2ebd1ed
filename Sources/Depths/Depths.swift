// The room of depths; what stands in it comes with its first file.
