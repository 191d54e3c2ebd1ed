import Chances
import Foundation
import Languages
import Testing

@testable import Films

/// What a film is, is found out from its bytes; what is none is told what it is.
@Suite struct CheckingTests {
    private func fault(_ work: () throws(FilmFault) -> Void) -> FilmFault? {
        do throws(FilmFault) {
            try work()
            return nil
        } catch {
            return error
        }
    }

    private static let strangers: [(bytes: [UInt8], fault: FilmFault)] = {
        let texts: [(String, FilmFault)] = [
            ("", .empty), ("#EXTM3U\nhttp://x", .playlist), ("ffconcat version 1.0", .playlist),
            ("<?xml version='1.0'?><MPD>", .playlist), (" \nhttps://x.example/film", .playlist),
            ("[playlist]\nFile1=x", .playlist), ("<svg xmlns='x'/>", .drawing),
            ("<?xml?>\n<!-- x --><SVG>", .drawing), ("\u{7F}ELF", .program), ("MZ...", .program),
            ("#!/bin/sh", .program),
            ("PK\u{3}\u{4}", .archive), ("GIF89a", .picture), ("\0\0\0\u{18}ftypheic", .picture),
            ("%PDF-1.7", .notFilm),
            ("plain", .notFilm),
        ]
        let photograph: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
        return texts.map { (Array($0.0.utf8), $0.1) } + [(photograph, .picture)]
    }()

    @Test(arguments: strangers)
    func whatIsNoFilmIsNamed(stranger: (bytes: [UInt8], fault: FilmFault)) {
        #expect(fault { () throws(FilmFault) in _ = try FilmContainer.recognise(stranger.bytes) } == stranger.fault)
    }

    @Test func whatHoldsFilmsIsKnown() throws {
        #expect(try FilmContainer.recognise(Array("\0\0\0\u{18}ftypisom".utf8)) == .mp4)
        #expect(try FilmContainer.recognise([0x1A, 0x45, 0xDF, 0xA3] + Array("....webm".utf8)) == .webm)
        #expect(try FilmContainer.recognise([0x1A, 0x45, 0xDF, 0xA3] + Array("matroska".utf8)) == .matroska)
        #expect(try FilmContainer.recognise(Array("RIFF....WAVEfmt ".utf8)) == .wav)
        #expect(try FilmContainer.recognise([0xFF, 0xFB, 0x90, 0x64]) == .mp3)
        #expect(try FilmContainer.recognise(Array("ID3".utf8)) == .mp3)
    }

    private func probe(_ video: String, duration: String = "10.0", streams: Int = 1) -> FilmFault? {
        let one = #"{"codec_type":"video","codec_name":"h264","avg_frame_rate":"25/1",\#(video)}"#
        let all = Array(repeating: one, count: streams).joined(separator: ",")
        let said = Array(#"{"streams":[\#(all)],"format":{"duration":"\#(duration)"}}"#.utf8)
        return fault { () throws(FilmFault) in _ = try FilmProbe(said) }
    }

    @Test func bombsAreFound() {
        #expect(probe(#""width":640,"height":360"#) == nil)
        #expect(probe(#""width":8200,"height":16"#) == .bomb)
        #expect(probe(#""width":8000,"height":8000"#) == .bomb)
        #expect(probe(#""width":640,"height":360,"nb_frames":"99999999"#) == .broken)
        #expect(probe(#""width":640,"height":360,"nb_frames":"99999999""#) == .bomb)
        #expect(probe(#""width":640,"height":360"#, duration: "90000") == .bomb)
        #expect(probe(#""width":640,"height":360"#, streams: 17) == .bomb)
        #expect(probe(#""width":0,"height":360"#) == .broken)
        #expect(probe(#""width":640,"height":2"#) == .bomb)
        #expect(probe(#""width":640,"height":360"#, duration: "N/A") == .broken)
        #expect(fault { () throws(FilmFault) in _ = try FilmProbe(Array("{}".utf8)) } == .notFilm)
        #expect(fault { () throws(FilmFault) in _ = try FilmProbe(Array("no".utf8)) } == .broken)
    }

    @Test func aFilmIsTurnedUprightAndMadeNoLargerThanItIs() throws {
        let said = #"""
            {"streams":[{"codec_type":"video","codec_name":"h264","width":1440,"height":1080,"avg_frame_rate":"30/1",
            "sample_aspect_ratio":"4:3","side_data_list":[{"rotation":-90}]}],"format":{"duration":"9"}}
            """#
        let probe = try FilmProbe(Array(said.utf8))
        #expect(probe.width == 1_080 && probe.height == 1_920)
        let plan = FilmPlan(probe: probe, demuxer: "mov")
        #expect(plan.parts == [.poster, .low, .high])
        #expect(plan.size(.low) == (360, 640) && plan.size(.high) == (720, 1_280))
        #expect(plan.arguments(.low, from: "/f/original", to: "/f/x").contains("file:/f/original"))
    }

    @Test func aTurnBeyondAllNumbersIsNone() throws {
        let said = #"""
            {"streams":[{"codec_type":"video","codec_name":"h264","width":64,"height":32,"avg_frame_rate":"30/1",
            "side_data_list":[{"rotation":-1e300}]}],"format":{"duration":"9"}}
            """#
        #expect(try FilmProbe(Array(said.utf8)).width == 64)
    }

    /// Cuts a sound file off everywhere: only the whole of it is whole.
    @Test func anMP4IsWholeOnlyAsAWhole() throws {
        func box(_ name: String, _ bytes: Int) -> [UInt8] {
            withUnsafeBytes(of: UInt32(bytes + 8).bigEndian, Array.init) + Array(name.utf8)
                + [UInt8](repeating: 0, count: bytes)
        }
        let whole = box("ftyp", 8) + box("moov", 20) + box("mdat", 40)
        let place = FileManager.default.temporaryDirectory.appending(path: "littoral-whole-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        for length in 1...whole.count {
            try Data(whole[..<length]).write(to: place)
            let found = fault { () throws(FilmFault) in try Wholeness.check(place, .mp4, bytes: Int64(length)) }
            // A film may do without what holds its pictures, not without its index.
            let isWhole = length == whole.count || length == 16 + 28
            #expect((found == nil) == isWhole, "\(length) \(String(describing: found))")
        }
    }

    @Test func aPictureIsMeasuredBeforeItIsDecoded() throws {
        func png(_ width: UInt32, _ height: UInt32) -> [UInt8] {
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                + withUnsafeBytes(of: width.bigEndian, Array.init) + withUnsafeBytes(of: height.bigEndian, Array.init)
        }
        let header = try PictureHeader(png(300, 200))
        #expect(header.width == 300 && header.height == 200 && header.kind == .png && header.turning.isEmpty)
        #expect(fault { () throws(FilmFault) in _ = try PictureHeader(png(30_000, 2)) } == .bomb)
        #expect(fault { () throws(FilmFault) in _ = try PictureHeader(png(10_000, 9_000)) } == .bomb)
        #expect(fault { () throws(FilmFault) in _ = try PictureHeader(png(0, 9)) } == .broken)
        #expect(fault { () throws(FilmFault) in _ = try PictureHeader(Array("<svg onload='x'/>".utf8)) } == .drawing)
        #expect(fault { () throws(FilmFault) in _ = try PictureHeader(Array("GIF89a".utf8)) } == .notPicture)
        let exif: [UInt8] =
            Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 100, 1, 0, 1, 0, 0, 0]
        let photograph: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + frame
        let turned = try PictureHeader(photograph)
        #expect(turned.width == 256 && turned.height == 100 && turned.turn == 6 && turned.isTurned)
        for length in 0..<photograph.count { _ = try? PictureHeader(Array(photograph[..<length])) }
    }

    @Test func aFilmElsewhereLiesWhereItSays() {
        func film(_ host: String, _ page: String, _ frame: String? = nil, media: String = "12") -> FilmElsewhere? {
            FilmElsewhere(host: host, media: media, page: page, frame: frame)
        }
        #expect(
            film("films.example.org", "https://films.example.org/v/12", "https://films.example.org/frame/12") != nil)
        #expect(film("films.example.org", "http://films.example.org/v/12") == nil)
        #expect(film("films.example.org", "https://films.example.org.evil.example/") == nil)
        #expect(film("films.example.org", "https://films.example.org@evil.example/") == nil)
        #expect(film("films.example.org", "https://films.example.org:8/") == nil)
        #expect(film("films.example.org", "https://films.example.org/", "https://evil.example/") == nil)
        #expect(film("films.example.org", "https://films.example.org/", media: "1\" onload=\"x") == nil)
        #expect(film("localhost", "https://localhost/") == nil)
    }
}
