// The room of trends; what stands in it comes with its first file.
