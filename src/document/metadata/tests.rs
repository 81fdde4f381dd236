#[test]
fn a_source_ends_where_the_page_goes_on() {
    let page = "来源：青禾县水务局浏览量:440\n发布日期：2024-05-06\n青禾县水务局关于修渠的通知\n各乡镇：\n请修渠。\n";
    assert_eq!(crate::parse(page).metadata.source.as_deref(), Some("青禾县水务局"));
    assert_eq!(super::byline::source_end("浏览量:54"), 0);
    assert_eq!(super::byline::source_end("云岭日报"), "云岭日报".len());
}
