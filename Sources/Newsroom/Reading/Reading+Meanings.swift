package import Register

extension Reading {
    /// Those of some links that lead to what this reader may know of.
    package func known(_ links: some Sequence<StoryLink>) throws -> Set<StoryLink> {
        let wanted = Set(links)
        let things = try things(Set(wanted.filter { $0.kind == .thing }.map(\.id)))
        return try wanted.filter { link in
            switch link.kind {
            case .thing: things[link.id] != nil
            case .party: vocabulary.parties[link.id] != nil
            case .source: vocabulary.sources[link.id] != nil
            case .story: try story(link.id) != nil
            case .claim: try knows(claim: link.id)
            }
        }
    }

    /// A version as this reader is told it: what they may not know of is named nowhere in it, not even by its id.
    package func told(_ version: StoryVersion) throws -> StoryVersion {
        let known = try known(version.blocks.flatMap(\.namings))
        var told = version
        told.blocks = version.blocks.map { $0.naming(only: known) }
        return told
    }
}
