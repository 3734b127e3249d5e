// Package hostile is text as hostile as it comes, for tests: what a list from
// the internet, a stick that was found, or a desk with a program of its own may
// bring as somebody's name. And it reads what was drawn or written as whoever
// receives it would, and says what does harm there.
//
// Only tests import it.
package hostile

import (
	"strings"

	"pgregory.net/rapid"
)

// Texts is what every place that shows text from outside has to stand.
var Texts = []string{
	"\x1b[2J\x1b[31mRougevin", "\x1b]0;titre pirate\aTitrevin", "\x1b]52;c;cGlyYXRl\aCollevin", "\x1b]8;;https://pirate.example\x1b\\Lienvin\x1b]8;;\x1b\\",
	"\x1bPq#0~\x1b\\Sixel", "\x1b_opale:r,0,0\x1b\\Zonevin\x1b_opale:\x1b\\", "\x1bcReset", "\x1b[?1049lEcran", "\x1b[6nReponse", "Fin\x1b", "Fin\x1b[", "\x1b[",
	"\u009b2JHuitbits", "\u009d0;x\u009cHuitbits", "Jean\r\nPaul", "Jean\u2028Paul\u2029Luc", "Cloche\a\b\b\b\x7f", "Nul\x00Nul", "\x0eDecale\x0f", "Onglet\tOnglet",
	"Retourne\u202egnp.exe", "\u2067Ali\u2069\u200f", "\u202aEnfonce\u202b\u202d", "Invis\u200b\u200c\u200d\u2060\ufeffible", "Cou\u00adpure",
	"e" + strings.Repeat("\u0301", 60), strings.Repeat("Z\u0301\u0316\u0334a\u0310\u0349l\u0488g\u0321o\u0489", 30), "\u0301Seul", "1\ufe0f\u20e3",
	"\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1eb\U0001f1f7", "\U0001f44d\U0001f3fd", "Lea\U000e0067\U000e007f", "\ue000\U000f0000", "L\u3164ea\u115f", "\ufdfa\ufdfd",
	"محمد بن علي", "דוד כהן", "王小明", "ガブリエル", "ｆｕｌｌ", "สมชาย", "क्षत्रिय",
	"=1+1", "+33 6", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "\u00a0=1+1", "\u200b=1+1", "＝1+1", `=HYPERLINK("https://pirate.example")`, "=cmd|' /C calc'!A0", `";=1+1;"`, `"`, `""`, ";", ",", "a;b,c",
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</style><svg/onload=alert(1)>", "&lt;b&gt;", "<!-- ", "]]>", "{{.}}", "javascript:alert(1)", "<\u0338script>",
	"Lef\xe8vre", "\xff\xfe", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "Lefe\u0300vre", "%s%d%n%!", "$(touch pirate)", "`id`", "'; DROP TABLE entry; --", `\`, `\n`, "(billet sans nom)",
	"../../../etc/passwd", `..\..\pirate`, "CON", "a/b\\c:d*e?f", ".", "..", "~", "-rf", "--db=pirate",
	"{\"json\":1}", "null", "BEGIN:VCARD", "time=2026 level=ERROR msg=pirate", "", " ", "\u00a0", strings.Repeat("nom ", 400), strings.Repeat("W", 5_000), strings.Repeat("名", 500), strings.Repeat("\U0001f468", 300),
}

// Soup draws text of which nothing is sure: escapes begun and not ended, towers
// of marks, invisible characters, broken UTF-8, in any order.
func Soup() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(Texts),
		rapid.SampledFrom([]string{
			"\x1b", "\x1b[", "\x1b[31m", "\x1b]0;titre", "\x07", "\x1b\\", "\x1b(B", "\x1bP", "\x1b_", "\u009b2J", "\u009d", "\u009c", "\x9b",
			"\u0301", "\u0323", "\u20dd", "\u034f", "\u0344", "\u093c", "\u0950", "\u0958", "\u1100", "\u1161", "\u11a8", "\u1160",
			"\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\u2028", "\u00a0", "\u3000", "\u00ad", "\ufeff", "\ufe0f",
			"\U000e0041", "\U000e0100", "\ue000", "\U0010ffff", "\U0001f468", "\U0001f3fd", "\U0001f1eb", "\r\n", "\t", "\x00", "\x7f",
			"é", "e", "<", "\u0338", "Ử", "Ж", "ق", "名", " ", "  ", "[", "]", "m", "=", "+", "-", "@", "\"", ";", "'", ">", "&",
		}),
		rapid.String(),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
		rapid.Map(rapid.IntRange(1, 300), func(n int) string { return strings.Repeat("a", n) }),
		rapid.Map(rapid.IntRange(1, 40), func(n int) string { return strings.Repeat("\u0301", n) }),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 12), func(pieces []string) string { return strings.Join(pieces, "") })
}
