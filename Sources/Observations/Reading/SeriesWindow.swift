/// What a chart shows of a stretch of time: the observations one by one, or what stretches of it have in common.
package struct SeriesWindow: Sendable, Hashable {
    package let span: Range<Int64>
    package let content: Content

    package init(span: Range<Int64>, content: Content) { (self.span, self.content) = (span, content) }

    package enum Content: Sendable, Hashable {
        case observations([StandingObservation])
        case buckets([TimedBucket], width: Int64)
    }
}

/// A bucket and when it begins, in milliseconds since 1970.
package struct TimedBucket: Sendable, Hashable {
    package let start: Int64
    package let bucket: Bucket
}
