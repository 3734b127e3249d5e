package hub

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"opale/checkin"
)

func TestALinkIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Link{
			Address: rapid.SampledFrom([]string{"192.168.1.20:7474", "hub.example.org:443", "[fe80::1]:9000"}).Draw(t, "address"),
			Event:   "fabriques-numeriques",
		}
		copy(l.Token[:], rapid.SliceOfN(rapid.Byte(), 10, 10).Draw(t, "token"))
		copy(l.Pin[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "pin"))
		for _, text := range []string{l.String(), l.QR(), " " + strings.ReplaceAll(l.String(), "/", "/\n") + " "} {
			if got, err := ParseLink(text); err != nil || got != l {
				t.Fatalf("%q is read as %+v: %v", text, got, err)
			}
		}
	})
}

func TestALinkIsReadAsPeopleTypeIt(t *testing.T) {
	token := Token{1, 2, 3}
	pin := Pin{9, 8, 7}
	for text, want := range map[string]Link{
		"OPALE://JOIN/10.0.0.5/" + pin.String() + "/" + token.String() + "/essai":                                                               {"10.0.0.5:7474", pin, token, "essai"},
		"opale://join/hub.example.org/" + token.String() + "/essai":                                                                             {"hub.example.org:443", Pin{}, token, "essai"},
		"https://hub.example.org/join/" + token.String() + "/essai/":                                                                            {"hub.example.org:443", Pin{}, token, "essai"},
		"opale://join/10.0.0.5/" + strings.ReplaceAll(pin.String(), "0", "o") + "/ " + strings.ReplaceAll(token.String(), "1", "L") + " /essai": {"10.0.0.5:7474", pin, token, "essai"},
	} {
		if got, err := ParseLink(text); err != nil || got != want {
			t.Errorf("%q is read as %+v: %v", text, got, err)
		}
	}
}

func TestWhatIsNoLinkIsRefused(t *testing.T) {
	token, pin := Token{1}.String(), Pin{1}.String()
	for _, text := range []string{
		"", "opale", "opale://join", "opale://join/host", "https://host/" + token + "/essai",
		"opale://join/host/" + pin + "/" + token + "/", "opale://join//" + pin + "/" + token + "/essai",
		"opale://join/host/" + pin[1:] + "/" + token + "/essai", "opale://join/host/" + pin + "/" + token[1:] + "/essai",
		"opale://join/host/" + pin + "/" + token + "/essai/more", "opale://join/user@host/" + pin + "/" + token + "/essai",
		"opale://join/ho?st/" + pin + "/" + token + "/essai", "http://host/join/" + token + "/essai",
		"opale://join/host//" + token + "/essai",
	} {
		if l, err := ParseLink(text); checkin.ErrorCode(err) != checkin.CodeInvalid {
			t.Errorf("%q is read as %+v: %v", text, l, err)
		}
	}
}

func FuzzParseLink(f *testing.F) {
	f.Add(Link{"10.0.0.5:7474", Pin{1}, Token{2}, "essai"}.String())
	f.Add("https://hub.example.org/join/" + Token{2}.String() + "/essai")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseLink(text)
		if err != nil {
			return
		}
		if again, err := ParseLink(l.String()); err != nil || again != l {
			t.Fatalf("%q is %+v, and that %+v: %v", text, l, again, err)
		}
	})
}
