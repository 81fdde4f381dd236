fn main() { for f in std::env::args().skip(1) { let t = std::fs::read_to_string(&f).unwrap(); println!("=== {f}"); gongwen::debug_doc(&t); } }
