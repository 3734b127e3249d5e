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
	local := Link{"10.0.0.5:7474", Pin{9, 8, 7}, Token{1, 2, 3}, "essai"}
	public := Link{"hub.example.org:443", Pin{}, Token{1, 2, 3}, "essai"}
	address, secrets, _ := strings.Cut(strings.TrimPrefix(local.String(), "opale://join/"), "/")
	typed := strings.NewReplacer("0", "o", "1", "L").Replace(secrets)
	if typed == secrets {
		t.Fatal("nothing is mistyped")
	}
	_, secret, _ := strings.Cut(strings.TrimPrefix(public.String(), "opale://join/"), "/")
	for text, want := range map[string]Link{
		"OPALE://JOIN/10.0.0.5/" + secrets:                 local, // no port
		"opale://join/" + address + "/" + typed:            local,
		strings.ReplaceAll(local.String(), "/", " / "):     local,
		"opale://join/hub.example.org/" + secret:           public,
		"https://hub.example.org/join/" + secret + "/":     public,
		"]Q1https://hub.example.org/join/" + secret + "\r": public, // a scanner that says which barcode it was
	} {
		if got, err := ParseLink(text); err != nil || got != want {
			t.Errorf("%q is read as %+v: %v", text, got, err)
		}
	}
}

func TestWhatIsNoLinkIsRefused(t *testing.T) {
	l := Link{"host:7474", Pin{1}, Token{1}, "essai"}
	pin, token := l.Pin.String(), l.Token.String()+l.check()
	if _, err := ParseLink("opale://join/host/" + pin + "/" + token + "/essai"); err != nil {
		t.Fatalf("what follows proves nothing: %v", err)
	}
	for _, text := range []string{
		"", "opale", "opale://join", "opale://join/host", "https://host/" + token + "/essai",
		"opale://join/host/" + pin + "/" + token + "/", "opale://join//" + pin + "/" + token + "/essai",
		"opale://join/host/" + pin[1:] + "/" + token + "/essai", "opale://join/host/" + pin + "/" + token[1:] + "/essai",
		"opale://join/host/" + pin + "/" + token + "/essai/more", "opale://join/user@host/" + pin + "/" + token + "/essai",
		"opale://join/ho?st/" + pin + "/" + token + "/essai", "http://host/join/" + token + "/essai",
		"opale://join/host//" + token + "/essai", "opale://join/host/" + pin + "/" + l.Token.String() + "/essai",
		"opale://join/host/" + pin + "/" + token + "/essay", "opale://join/::/" + pin + "/" + token + "/essai",
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
