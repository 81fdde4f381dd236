//! Files of Office programs around parts that the fuzzer writes.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::markup::{Vocabulary, compose};

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file. The bytes are its parts, a NUL between them: the body, then each of [`DOCX`].
pub fn docx(bytes: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes, &WORD);
    let body = parts.next().unwrap_or_default();
    let main = [b"<w:document xmlns:w=\"w\"><w:body>", &*body, b"</w:body></w:document>"].concat();
    let others = DOCX.iter().zip(parts).map(|(kind, content)| {
        let content =
            [format!("<w:{kind}>").as_bytes(), &content, format!("</w:{kind}>").as_bytes()]
                .concat();
        (*kind, content)
    });
    package("word", "document", main, others.collect())
}

/// A spreadsheet: the sheet, then each of [`XLSX`].
pub fn xlsx(bytes: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes, &SHEET);
    let sheet = parts.next().unwrap_or_default();
    let workbook = b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"\xe7\x94\xb2\" sheetId=\"1\" r:id=\"r0\"/></sheets></workbook>";
    let mut others = vec![("worksheet", [b"<worksheet>", &*sheet, b"</worksheet>"].concat())];
    others.extend(XLSX.iter().zip(parts).map(|((kind, root), content)| {
        (
            *kind,
            [format!("<{root}>").as_bytes(), &content, format!("</{root}>").as_bytes()].concat(),
        )
    }));
    package("xl", "workbook", workbook.to_vec(), others)
}

/// The parts of a Word file behind its body.
pub const DOCX: [&str; 6] = ["styles", "numbering", "footnotes", "endnotes", "header", "footer"];

/// The parts of a spreadsheet behind its sheet, with their roots.
pub const XLSX: [(&str, &str); 2] = [("sharedStrings", "sst"), ("styles", "styleSheet")];

/// The contents of the parts: as the bytes say, or put together where they begin with a NUL.
fn parts<'b>(
    bytes: &'b [u8],
    vocabulary: &'static Vocabulary,
) -> Box<dyn Iterator<Item = Vec<u8>> + 'b> {
    match bytes {
        [0, rest @ ..] => {
            // Most of the choices are for the first part.
            let (others, first) = rest.split_at(rest.len() / 4);
            let others = others.chunks(others.len().div_ceil(4).max(1));
            let parts = std::iter::once(first).chain(others);
            Box::new(parts.map(move |part| compose(part, vocabulary).into_bytes()))
        }
        _ => Box::new(bytes.split(|byte| *byte == 0).map(<[u8]>::to_vec)),
    }
}

/// The container. Nothing is packed: packing costs more than parsing, and `bytes` has containers.
fn package(folder: &str, main: &str, content: Vec<u8>, others: Vec<(&str, Vec<u8>)>) -> Vec<u8> {
    let related = |at: usize, kind: &str| {
        format!("<Relationship Id=\"r{at}\" Type=\"{KINDS}/{kind}\" Target=\"part{at}.xml\"/>")
    };
    let relationships: String =
        others.iter().enumerate().map(|(at, (kind, _))| related(at, kind)).collect();
    let top = format!(
        "<Relationships><Relationship Id=\"1\" Type=\"{KINDS}/officeDocument\" Target=\"{folder}/{main}.xml\"/></Relationships>"
    );
    let mut parts = vec![
        ("_rels/.rels".to_owned(), top.into_bytes()),
        (format!("{folder}/{main}.xml"), content),
        (
            format!("{folder}/_rels/{main}.xml.rels"),
            format!("<Relationships>{relationships}</Relationships>").into_bytes(),
        ),
    ];
    let paths = (0..).map(|at| format!("{folder}/part{at}.xml"));
    parts.extend(paths.zip(others).map(|(path, (_, content))| (path, content)));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, content) in parts {
        writer.start_file(path, stored).expect("a part");
        writer.write_all(&content).expect("memory");
    }
    writer.finish().expect("a container").into_inner()
}

const WORD: Vocabulary = Vocabulary {
    elements: &[
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:tcPr",
        "w:trPr",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:ilvl",
        "w:numId",
        "w:pStyle",
        "w:rStyle",
        "w:gridSpan",
        "w:vMerge",
        "w:hMerge",
        "w:gridBefore",
        "w:gridAfter",
        "w:tblGrid",
        "w:gridCol",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:delText",
        "w:instrText",
        "w:fldChar",
        "w:fldSimple",
        "w:hyperlink",
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:tab",
        "w:br",
        "w:cr",
        "w:sym",
        "w:noBreakHyphen",
        "w:drawing",
        "w:pict",
        "w:object",
        "w:txbxContent",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:footnoteReference",
        "w:endnoteReference",
        "w:commentReference",
        "w:ruby",
        "w:rubyBase",
        "w:rt",
        "m:oMath",
        "w:vanish",
        "w:altChunk",
        "w:bdo",
        "w:dir",
        "w:abstractNum",
        "w:num",
        "w:lvl",
        "w:start",
        "w:numFmt",
        "w:lvlText",
        "w:lvlRestart",
        "w:suff",
        "w:isLgl",
        "w:lvlOverride",
        "w:startOverride",
        "w:abstractNumId",
        "w:numStyleLink",
        "w:style",
        "w:basedOn",
        "w:footnote",
        "w:endnote",
    ],
    attributes: &[
        " w:val=\"1\"",
        " w:val=\"0\"",
        " w:val=\"2\"",
        " w:val=\"4294967295\"",
        " w:val=\"-3\"",
        " w:val=\"restart\"",
        " w:val=\"chineseCounting\"",
        " w:val=\"chineseCountingThousand\"",
        " w:val=\"decimalEnclosedCircle\"",
        " w:val=\"ideographTraditional\"",
        " w:val=\"lowerRoman\"",
        " w:val=\"upperLetter\"",
        " w:val=\"decimalZero\"",
        " w:val=\"bullet\"",
        " w:val=\"none\"",
        " w:val=\"%1、\"",
        " w:val=\"（%2）\"",
        " w:val=\"%1.%9%\"",
        " w:val=\"a\"",
        " w:styleId=\"a\"",
        " w:type=\"paragraph\"",
        " w:default=\"1\"",
        " w:id=\"1\"",
        " w:ilvl=\"0\"",
        " w:ilvl=\"8\"",
        " w:numId=\"1\"",
        " w:abstractNumId=\"1\"",
        " w:fldCharType=\"begin\"",
        " w:fldCharType=\"separate\"",
        " w:fldCharType=\"end\"",
        " w:instr=\" PAGE \"",
        " w:font=\"Wingdings\"",
        " w:char=\"F0FE\"",
        " xml:space=\"preserve\"",
        " w:type=\"page\"",
        " Requires=\"wps\"",
    ],
    pieces: &[
        "<w:p><w:r><w:t>一、防汛工作</w:t></w:r></w:p>",
        "<w:r><w:t>责任单位：县应急局</w:t></w:r>",
        "<w:tc><w:p><w:r><w:t>责任单位</w:t></w:r></w:p></w:tc>",
        "<w:tc><w:p><w:r><w:t>工作任务</w:t></w:r></w:p></w:tc>",
        "<w:t>关于做好防汛工作的通知</w:t>",
        "<w:t>2024年5月</w:t>",
        "<w:t xml:space=\"preserve\">  </w:t>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:instrText> PAGE </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "县财政局",
        "&amp;",
        "&#x4E00;",
        "&bad;",
        "<![CDATA[甲]]>",
        "<!-- 注 -->",
        "\n",
        "1",
        "<w:br/>",
        "<w:tab/>",
        "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>",
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
        "<w:footnote w:id=\"1\"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>",
        "<w:footnoteReference w:id=\"1\"/>",
    ],
};

const SHEET: Vocabulary = Vocabulary {
    elements: &[
        "sheetData",
        "row",
        "c",
        "v",
        "is",
        "t",
        "r",
        "rPh",
        "f",
        "mergeCells",
        "mergeCell",
        "cols",
        "col",
        "si",
        "numFmts",
        "numFmt",
        "cellXfs",
        "xf",
        "sheetFormatPr",
        "dimension",
        "hyperlinks",
    ],
    attributes: &[
        " r=\"A1\"",
        " r=\"B2\"",
        " r=\"C1\"",
        " r=\"XFD1048576\"",
        " r=\"A99999999999\"",
        " r=\"1\"",
        " r=\"2\"",
        " r=\"0\"",
        " r=\"ZZZZ1\"",
        " t=\"s\"",
        " t=\"str\"",
        " t=\"inlineStr\"",
        " t=\"b\"",
        " t=\"e\"",
        " t=\"d\"",
        " s=\"0\"",
        " s=\"1\"",
        " s=\"99\"",
        " ref=\"A1:B2\"",
        " ref=\"A1:XFD1048576\"",
        " ref=\"B2:A1\"",
        " ref=\"A1\"",
        " hidden=\"1\"",
        " min=\"1\"",
        " max=\"16384\"",
        " numFmtId=\"14\"",
        " numFmtId=\"9\"",
        " numFmtId=\"164\"",
        " formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"",
        " formatCode=\"[$-804]0.00%;@\"",
        " formatCode=\"h:mm\"",
    ],
    pieces: &[
        "<c t=\"inlineStr\"><is><t>责任单位</t></is></c>",
        "<c t=\"inlineStr\"><is><t>工作任务</t></is></c>",
        "<c t=\"str\"><v>县财政局</v></c>",
        "<c><v>1</v></c>",
        "<c t=\"s\"><v>0</v></c>",
        "<row>",
        "</row>",
        "0",
        "1",
        "45000",
        "-1",
        "1e308",
        "0.5",
        "NaN",
        "99999999999999999999",
        "2024年6月底前",
        "序号",
        "&lt;",
        "&bad;",
        "\n",
        "<si><t>工作任务</t></si>",
        "<si><t>县水利局、县财政局</t></si>",
        "<xf numFmtId=\"14\"/>",
        "<mergeCell ref=\"A1:A3\"/>",
        "<mergeCell ref=\"A2:C2\"/>",
    ],
};
