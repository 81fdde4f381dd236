use super::*;

const NOTICE: &str = "青禾县人民政府办公室关于印发工作要点的通知\n各乡镇人民政府，县政府各部门：\n\
    现将《青禾县2024年工作要点》印发给你们，请认真组织实施。\n";
const TRADITIONAL: &str = "雲嶺縣政府關於公告實施土地重劃計畫的通知\n各鄉鎮市公所、本府各單位：\n\
    為辦理本縣農地重劃，請於六月底前將所需資料送府，以利審查。\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn big5(text: &str) -> Vec<u8> {
    let (bytes, _, failed) = encoding_rs::BIG5.encode(text);
    assert!(!failed, "the text must be one that Big5 has");
    bytes.into_owned()
}

/// Reads to the text in the encoding, with this many holes, each place being one.
fn reads(bytes: &[u8], encoding: Encoding, text: &str, holes: usize) {
    let decoded = decode(bytes).unwrap();
    assert_eq!((decoded.encoding, &*decoded.text), (encoding, text));
    assert_eq!((decoded.replaced.len(), decoded.replaced_total), (holes, holes));
    for place in &decoded.replaced {
        assert_eq!(place.of(&decoded.text), Some("\u{fffd}"));
    }
}

#[test]
fn each_encoding_is_found() {
    reads(NOTICE.as_bytes(), Encoding::Utf8, NOTICE, 0);
    reads(&gb18030(NOTICE), Encoding::Gb18030, NOTICE, 0);
    reads(&big5(TRADITIONAL), Encoding::Big5, TRADITIONAL, 0);
    reads(&utf16(NOTICE, false), Encoding::Utf16Le, NOTICE, 0);
    reads(&utf16(NOTICE, true), Encoding::Utf16Be, NOTICE, 0);
}

#[test]
fn traditional_text_in_gbk_is_no_big5() {
    reads(&gb18030(TRADITIONAL), Encoding::Gb18030, TRADITIONAL, 0);
}

#[test]
fn short_texts_are_found_too() {
    // 通知 alone is not among them: its four bytes in GBK are valid UTF-8 too.
    for text in ["公告", "各区县政府：", "关于召开会议的通知", "（一）健全工作机制。"]
    {
        reads(&gb18030(text), Encoding::Gb18030, text, 0);
        reads(text.as_bytes(), Encoding::Utf8, text, 0);
    }
    reads(&big5("關於召開會議的通知"), Encoding::Big5, "關於召開會議的通知", 0);
}

#[test]
fn utf16_without_ascii_and_mark_is_found() {
    let text = "关于印发工作要点的通知，请各部门认真组织实施。";
    reads(&utf16(text, false), Encoding::Utf16Le, text, 0);
    reads(&utf16(text, true), Encoding::Utf16Be, text, 0);
}

#[test]
fn byte_order_marks_are_dropped() {
    reads(&[b"\xef\xbb\xbf", NOTICE.as_bytes()].concat(), Encoding::Utf8, NOTICE, 0);
    reads(&[b"\xff\xfe", &*utf16(NOTICE, false)].concat(), Encoding::Utf16Le, NOTICE, 0);
    reads(&[b"\xfe\xff", &*utf16(NOTICE, true)].concat(), Encoding::Utf16Be, NOTICE, 0);
    reads(b"\xef\xbb\xbf", Encoding::Utf8, "", 0);
    reads(b"\xff\xfe", Encoding::Utf16Le, "", 0);
}

#[test]
fn ascii_and_nothing_are_utf8() {
    reads(b"", Encoding::Utf8, "", 0);
    reads(b"Notice No. 3\r\n", Encoding::Utf8, "Notice No. 3\r\n", 0);
    reads(&utf16("Notice No. 3\r\n", false), Encoding::Utf16Le, "Notice No. 3\r\n", 0);
    assert!(matches!(decode(NOTICE.as_bytes()).unwrap().text, Cow::Borrowed(_)));
}

#[test]
fn a_stray_nul_is_no_utf16() {
    let text = format!("{NOTICE}\0\0{NOTICE}");
    reads(text.as_bytes(), Encoding::Utf8, &text, 0);
}

#[test]
fn cut_ends_lose_one_character() {
    let cut = |text: &str| format!("{}\u{fffd}", text.trim_end());
    let utf8 = NOTICE.trim_end().as_bytes();
    let whole = NOTICE.trim_end().strip_suffix('。').unwrap();
    reads(&utf8[..utf8.len() - 1], Encoding::Utf8, &cut(whole), 1);
    let gb = gb18030(NOTICE.trim_end());
    reads(&gb[..gb.len() - 1], Encoding::Gb18030, &cut(whole), 1);
    let wide = utf16(NOTICE.trim_end(), false);
    reads(&wide[..wide.len() - 1], Encoding::Utf16Le, &cut(whole), 1);
    let big = big5(TRADITIONAL.trim_end());
    let whole = TRADITIONAL.trim_end().strip_suffix('。').unwrap();
    reads(&big[..big.len() - 1], Encoding::Big5, &cut(whole), 1);
}

#[test]
fn lone_surrogates_are_holes() {
    let mut bytes = b"\xff\xfe".to_vec();
    bytes.extend(utf16("通知", false));
    bytes.extend(0xd800u16.to_le_bytes());
    bytes.extend(utf16("正文和附件", false));
    reads(&bytes, Encoding::Utf16Le, "通知\u{fffd}正文和附件", 1);
}

#[test]
fn damaged_utf8_stays_utf8() {
    let (before, after) = NOTICE.split_at("青禾县人民政府".len());
    let bytes = [before.as_bytes(), b"\xff\xfe", after.as_bytes(), b"\xc3("].concat();
    let text = format!("{before}\u{fffd}\u{fffd}{after}\u{fffd}(");
    reads(&bytes, Encoding::Utf8, &text, 3);
    reads(
        b"Notice No. 3 of the county\xff\n",
        Encoding::Utf8,
        "Notice No. 3 of the county\u{fffd}\n",
        1,
    );
}

#[test]
fn one_rare_character_among_ascii_is_read() {
    let text =
        "ISO 9001: 3 × 4 mm, Annex A (informative), see also Annex B (normative) of ISO 9001.";
    reads(&gb18030(text), Encoding::Gb18030, text, 0);
}

#[test]
fn mixed_encodings_keep_the_larger_part() {
    // A page in UTF-8 with one name pasted in GBK.
    let bytes = [NOTICE.repeat(3).as_bytes(), b"\xb9\xd8\xd3\xda"].concat();
    let decoded = decode(&bytes).unwrap();
    assert_eq!(decoded.encoding, Encoding::Utf8);
    assert!(decoded.text.starts_with(NOTICE) && decoded.replaced_total > 0);
}

#[test]
fn places_are_capped_and_counted() {
    let mut bytes = NOTICE.repeat(1_000).into_bytes();
    for _ in 0..1_500 {
        bytes.extend("通知".as_bytes());
        bytes.push(0xff);
    }
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.replaced.len(), decoded.replaced_total), (MOST_REPLACED, 1_500));
}

#[test]
fn four_byte_gb18030_is_read() {
    let text = "古籍㐀字的整理工作由县文化局和各乡镇负责，𠀀字也在内。";
    reads(&gb18030(text), Encoding::Gb18030, text, 0);
}

#[test]
fn noise_is_undecodable() {
    let mut state = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8 | 0x80
    })
    .take(5_000)
    .collect();
    assert!(matches!(decode(&noise).unwrap_err().kind(), ErrorKind::Undecodable { .. }));
    assert!(matches!(decode(b"\xff").unwrap_err().kind(), ErrorKind::Undecodable { .. }));
}

#[test]
fn every_binary_format_is_refused_with_advice() {
    use crate::BinaryFormat::*;
    let magic: [(&[u8], crate::BinaryFormat); 16] = [
        (b"%PDF-1.7\n", Pdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Ole),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            Locked,
        ),
        (b"PK\x03\x04\x14\0", Zip),
        (b"PK\x05\x06\0\0", Zip),
        (b"{\\rtf1\\ansi", Rtf),
        (b"\x89PNG\r\n\x1a\n\0", Image),
        (b"\xff\xd8\xff\xe0", Image),
        (b"GIF87a", Image),
        (b"GIF89a", Image),
        (b"II*\0\x08", Image),
        (b"MM\0*\0", Image),
        (b"BM\x46\0\0\0\0\0\0\0\x36", Image),
        (b"\x1f\x8b\x08\0", Archive),
        (b"Rar!\x1a\x07\x01", Archive),
        (b"7z\xbc\xaf\x27\x1c\0", Archive),
    ];
    for (bytes, expected) in magic {
        match decode(bytes).unwrap_err().kind() {
            ErrorKind::Binary { format, advice } => {
                assert_eq!(*format, expected);
                assert!(!advice.is_empty());
            }
            other => panic!("{other}"),
        }
    }
    assert!(decode("BM系列设备采购的通知".as_bytes()).is_ok());
}

#[test]
fn a_page_is_told_by_its_text_and_not_by_its_head() {
    let head = format!("<script>{}</script>", "var a = 1;\n".repeat(1_000));
    for (encoder, encoding, text) in [
        (encoding_rs::GB18030, Encoding::Gb18030, "关于做好全县安全生产工作的通知"),
        (encoding_rs::BIG5, Encoding::Big5, "關於加強全縣安全生產工作的通知"),
    ] {
        let page = [head.as_bytes(), &encoder.encode(text).0].concat();
        let decoded = decode(&page).unwrap();
        assert_eq!(decoded.encoding, encoding);
        assert!(decoded.text.ends_with(text));
    }
}
