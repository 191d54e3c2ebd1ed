/// Which cells of the page a line runs through: cheap to ask whether a name would lie on one.
struct MapMesh: Sendable {
    private static let cell = 4.0
    private let columns: Int
    private let rows: Int
    private var isMarked: [Bool]

    init(width: Double, height: Double) {
        columns = Int(width / Self.cell) + 1
        rows = Int(height / Self.cell) + 1
        isMarked = Array(repeating: false, count: columns * rows)
    }

    /// Marks the cells along a line.
    mutating func mark(_ line: [PagePoint]) {
        for (start, end) in zip(line, line.dropFirst()) {
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            let steps = min(Int(max(abs(dx), abs(dy)) / (Self.cell / 2)) + 1, 4000)
            for step in 0...steps {
                let share = Double(step) / Double(steps)
                mark(PagePoint(x: start.x + dx * share, y: start.y + dy * share))
            }
        }
    }

    /// Whether a line runs through the box.
    func isCrossed(_ box: PageBox) -> Bool {
        let across = column(box.left)...max(column(box.right), column(box.left))
        return (row(box.top)...max(row(box.bottom), row(box.top))).contains { row in
            across.contains { isMarked[row * columns + $0] }
        }
    }

    private mutating func mark(_ point: PagePoint) {
        isMarked[row(point.y) * columns + column(point.x)] = true
    }

    private func column(_ x: Double) -> Int { Int(min(max(x / Self.cell, 0), Double(columns - 1))) }
    private func row(_ y: Double) -> Int { Int(min(max(y / Self.cell, 0), Double(rows - 1))) }
}
