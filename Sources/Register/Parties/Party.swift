package import Languages

/// Who may speak: a province's office, a ministry, the secretariat, an observer, an outside publisher.
package struct Party: Sendable, Hashable {
    package enum PartyType: String, Sendable, Hashable, CaseIterable {
        case office, ministry, secretariat, international, observer, publisher
        /// Stands for what everyone is taken to know and nobody in particular has said.
        case unattributed
    }

    package let id: String
    package let type: PartyType
    package internal(set) var name: Text
    package let country: String?
    /// The thing for which it speaks: an office for its province, a ministry for its country.
    package let speaksFor: String?
    package let web: String?
    /// How it is reached, as far as it has said so.
    package var office: Office

    package init(
        id: String, type: PartyType, name: Text, country: String?, speaksFor: String?, web: String?,
        office: Office = Office()
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.country = country
        self.speaksFor = speaksFor
        self.web = web
        self.office = office
    }
}

/// Where a claim was read: a page, a book, a data set.
package struct Source: Sendable, Hashable {
    package let id: String
    package let publisher: String
    package let title: String
    package let titleLanguage: Language
    /// The title with what others have translated of it.
    package internal(set) var titleText: Text
    package let url: String?
    package let published: String?
    package let licence: String?
    package internal(set) var note: Text

    package init(
        id: String, publisher: String, title: String, titleLanguage: Language, url: String?, published: String?,
        licence: String?, note: Text
    ) {
        self.id = id
        self.publisher = publisher
        self.title = title
        self.titleLanguage = titleLanguage
        titleText = Text([titleLanguage: title])
        self.url = url
        self.published = published
        self.licence = licence
        self.note = note
    }
}

/// The official paper behind an entry: number, date in its calendar, sender.
package struct Letter: Sendable, Hashable {
    package let id: String
    package let number: String
    package let date: String
    package let sender: String
    package let addressee: String?
    package internal(set) var subjectMatter: Text
    /// The paper itself, as a file known by its digest.
    package let scan: String?
    package let visibility: Visibility

    package init(
        id: String, number: String, date: String, sender: String, addressee: String?, subjectMatter: Text,
        scan: String? = nil, visibility: Visibility = .everyone
    ) {
        self.id = id
        self.number = number
        self.date = date
        self.sender = sender
        self.addressee = addressee
        self.subjectMatter = subjectMatter
        self.scan = scan
        self.visibility = visibility
    }
}
