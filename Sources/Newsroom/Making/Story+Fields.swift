package import Drafts
import Languages
import Measures
import Register

extension Story {
    /// The fields of the form of this story, as it stands; `zone` is the clock by which moments are shown.
    package func fields(zone: String) -> DraftFields {
        var fields: DraftFields = ["story": id, "original": original.tag]
        for (language, version) in versions {
            let tag = language.tag
            fields["title-\(tag)"] = version.title
            fields["lead-\(tag)"] = version.lead
            fields["text-\(tag)"] = BlockText.write(version.blocks, in: language)
            fields["author-\(tag)"] = version.author
            if version.isUnchecked { fields["unchecked-\(tag)"] = "yes" }
        }
        fields["sectors"] = sectors.map(\.rawValue).joined(separator: "|")
        fields["links"] = links.map(\.reference).joined(separator: "\n")
        fields["occasion"] = occasion
        fields["place"] = place
        fields["date"] = date?.text
        fields["sourcePublisher"] = source?.publisher
        fields["sourceTitle"] = source?.title
        fields["sourceAddress"] = source?.address
        fields["sourceDate"] = source?.date?.text
        if let embargo {
            fields["embargo"] = TypedMoment.text(embargo, zone: zone)
            fields["embargoZone"] = zone
        }
        fields["originalFile"] = originalFile
        return fields.filter { !$0.value.isEmpty }
    }
}
