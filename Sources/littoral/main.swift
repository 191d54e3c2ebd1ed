print("littoral")
