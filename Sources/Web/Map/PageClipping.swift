extension PageBox {
    private enum Side: CaseIterable {
        case left, right, top, bottom
    }

    /// The part of a ring within the box (Sutherland–Hodgman).
    ///
    /// Parts of a bent ring stay joined along the edge of the box, which is why callers clip a little outside the frame.
    func clipped(ring: [PagePoint]) -> [PagePoint] {
        if ring.allSatisfy(contains) { return ring }
        var points = ring
        for side in Side.allCases {
            guard var previous = points.last else { return [] }
            var kept: [PagePoint] = []
            for point in points {
                if isInside(point, side) != isInside(previous, side) { kept.append(crossing(previous, point, side)) }
                if isInside(point, side) { kept.append(point) }
                previous = point
            }
            points = kept
        }
        return points.count >= 3 ? points : []
    }

    /// The stretches of a line within the box.
    func clipped(line: [PagePoint]) -> [[PagePoint]] {
        if line.allSatisfy(contains) { return [line] }
        var stretches: [[PagePoint]] = []
        var stretch: [PagePoint] = []
        for (start, end) in zip(line, line.dropFirst()) {
            guard let (from, to) = clipped(from: start, to: end) else {
                if stretch.count > 1 { stretches.append(stretch) }
                stretch = []
                continue
            }
            if stretch.last != from {
                if stretch.count > 1 { stretches.append(stretch) }
                stretch = [from]
            }
            stretch.append(to)
        }
        if stretch.count > 1 { stretches.append(stretch) }
        return stretches
    }

    /// The part of one edge within the box (Liang–Barsky), or nil.
    private func clipped(from start: PagePoint, to end: PagePoint) -> (PagePoint, PagePoint)? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var (enter, leave) = (0.0, 1.0)
        for (step, room) in [
            (-dx, start.x - left), (dx, right - start.x), (-dy, start.y - top), (dy, bottom - start.y),
        ] {
            if step == 0 {
                if room < 0 { return nil }
            } else if step < 0 {
                enter = max(enter, room / step)
            } else {
                leave = min(leave, room / step)
            }
        }
        guard enter <= leave else { return nil }
        let from = enter == 0 ? start : PagePoint(x: start.x + dx * enter, y: start.y + dy * enter)
        let to = leave == 1 ? end : PagePoint(x: start.x + dx * leave, y: start.y + dy * leave)
        return (from, to)
    }

    private func isInside(_ point: PagePoint, _ side: Side) -> Bool {
        switch side {
        case .left: point.x >= left
        case .right: point.x <= right
        case .top: point.y >= top
        case .bottom: point.y <= bottom
        }
    }

    private func crossing(_ start: PagePoint, _ end: PagePoint, _ side: Side) -> PagePoint {
        switch side {
        case .left, .right:
            let x = side == .left ? left : right
            return PagePoint(x: x, y: start.y + (x - start.x) / (end.x - start.x) * (end.y - start.y))
        case .top, .bottom:
            let y = side == .top ? top : bottom
            return PagePoint(x: start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x), y: y)
        }
    }
}
