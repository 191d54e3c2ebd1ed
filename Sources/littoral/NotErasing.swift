import Members

/// Refuses to erase, so that nobody is erased by halves.
struct NotErasing: MemberErasing {
    let cause: any Error

    func erase(member: String) async throws { throw cause }
}
