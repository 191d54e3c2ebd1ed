import Files
import Members

/// Files that a member brought in go with the member, unless something rests on them.
extension FileBook: MemberErasing {}
