package hub

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

// What a scanner meant with the keys of a link, and what laptops type at the
// same keys; written down here once more, from a keyboard.
const meantKeys = "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "0123456789" + ":/-._"

var laptops = map[string]string{
	"French, PC":            "qbcdefghijkl,noparstuvzxyw" + "QBCDEFGHIJKL?NOPARSTUVZXYW" + `à&é"'(-è_ç` + `M!):°`,
	"French, PC, Caps Lock": "QBCDEFGHIJKL?NOPARSTUVZXYW" + "qbcdefghijkl,noparstuvzxyw" + `0123456789` + `m§°/)`,
	// Linux: Caps Lock changes letters alone, é into É too.
	"French, PC, Caps Lock on Linux": "QBCDEFGHIJKL,NOPARSTUVZXYW" + "qbcdefghijkl?noparstuvzxyw" + `À&É"'(-È_Ç` + `m!):°`,
	"French, Mac":                    "qbcdefghijkl,noparstuvzxyw" + "QBCDEFGHIJKL?NOPARSTUVZXYW" + `à&é"'(§è!ç` + `M=):°`,
	"French, Mac, Caps Lock":         "QBCDEFGHIJKL,NOPARSTUVZXYW" + "qbcdefghijkl?noparstuvzxyw" + `À&É"'(§È!Ç` + `m=):°`,
	"American, Caps Lock":            "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "abcdefghijklmnopqrstuvwxyz" + "0123456789" + ":/-._",
	"American, scanner is French":    "qbcdefghijkl;noparstuvzxyw" + "QBCDEFGHIJKL:NOPARSTUVZXYW" + ")!@#$%^&*(" + ".>6<8",
}

// typedOn is what a laptop makes of a scanner's keys.
func typedOn(laptop, text string) string {
	meant, typed := []rune(meantKeys), []rune(laptops[laptop])
	return strings.Map(func(r rune) rune { return typed[strings.IndexRune(string(meant), r)] }, text)
}

func TestALinkSurvivesEveryKeyboard(t *testing.T) {
	link := Link{"192.168.1.20:7474", Pin{0x98, 0x76, 0x54}, Token{1, 2, 3}, "fabriques-numeriques"}
	for laptop, want := range map[string]string{
		"French, PC":            "OPQLEM!!JOIN!&ç é:&-_:&:éà M è'è'!",
		"French, PC, Caps Lock": "opqlem§§join§192/168/1/20m7474§",
		"French, Mac":           "OPQLEM==JOIN=&çé:&§!:&:éàMè'è'=",
	} {
		want = strings.ReplaceAll(want, " ", "")
		if typed := typedOn(laptop, link.QR()); !strings.HasPrefix(typed, want) {
			t.Errorf("%s types %s, want %s…", laptop, typed, want)
		}
	}
	for laptop := range laptops {
		for _, text := range []string{link.String(), link.QR(), "https://hub.example.org/join/" + publicTail} {
			got, err := ParseLink(typedOn(laptop, text))
			if err != nil || got != link && got.Address != "hub.example.org:443" {
				t.Errorf("%s: %s was typed as %s and read as %+v, %v", laptop, text, typedOn(laptop, text), got, err)
			}
		}
	}
}

// publicTail is the token, its check and the event of a public hub's link.
var publicTail = strings.SplitN(Link{Address: "hub.example.org:443", Token: Token{4}, Event: "essai_1"}.String(), "/", 5)[4]

func TestEveryLinkSurvivesEveryKeyboard(t *testing.T) {
	hosts := rapid.OneOf(
		rapid.StringMatching(`[1-9][0-9]{0,2}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}:[1-9][0-9]{1,4}`),
		rapid.StringMatching(`[a-z][a-z0-9-]{0,20}\.[a-z]{2,10}:[1-9][0-9]{1,4}`),
		rapid.StringMatching(`\[[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7}\]:[1-9][0-9]{1,4}`),
		rapid.Just("[fe80::1]:7474"),
	)
	rapid.Check(t, func(t *rapid.T) {
		l := Link{Address: hosts.Draw(t, "address"), Event: checkin.EventID(rapid.StringMatching(`[a-z0-9][a-z0-9_-]{0,40}`).Draw(t, "event"))}
		copy(l.Token[:], rapid.SliceOfN(rapid.Byte(), 10, 10).Draw(t, "token"))
		if rapid.Bool().Draw(t, "pinned") {
			copy(l.Pin[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "pin"))
		}
		for laptop := range laptops {
			for _, text := range []string{l.String(), l.QR()} {
				typed := typedOn(laptop, text)
				if got, err := ParseLink(typed); err != nil || got != l {
					t.Fatalf("%s: %s was typed as %s and read as %+v, %v", laptop, text, typed, got, err)
				}
				if strings.ContainsAny(typed, "^¨`") && strings.HasPrefix(laptop, "French") {
					t.Fatalf("%s: a dead key in %s", laptop, typed)
				}
			}
		}
	})
}

func TestASlipOfTheFingerIsNoLink(t *testing.T) {
	l := Link{"192.168.1.20:7474", Pin{9, 8, 7}, Token{1, 2, 3}, "fabriques-numeriques"}
	text := l.String()
	for i := len("opale://join/"); i < len(text); i++ {
		for _, slip := range []string{text[:i] + text[i+1:], text[:i] + "7" + text[i:], text[:i] + "8" + text[i+1:]} {
			if got, err := ParseLink(slip); err == nil && got != l {
				t.Errorf("%s is read as %+v", slip, got)
			}
		}
	}
}
