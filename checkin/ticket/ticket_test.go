package ticket

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/checkin"
)

func TestRead(t *testing.T) {
	const uuid = "992866b7-1ca6-41bd-b9dc-508322bab502"
	b := book{
		{"A-CGI3HS5"}, {"a-cgi3hs5x"}, {"AbCdEfGhIjKlMnO"}, {"18441583423"},
		{"twin-1"}, {"TWIN-1"}, {"00042"}, {"0042"}, {uuid}, {"KAYAK"}, {"current", "former-7"},
		{"ti_abc123XYZ"}, {"JKKDF"}, {"g-5mJqj1BdxakEAe3g"},
	}
	for name, test := range map[string]struct {
		raw  string
		want string // current code of the registration found, empty for none
		read checkin.Reading
	}{
		"exact":                     {"A-CGI3HS5", "A-CGI3HS5", checkin.Reading{Code: "A-CGI3HS5", IsCode: true}},
		"STX and ETX":               {"\x02A-CGI3HS5\x03\r\n", "A-CGI3HS5", checkin.Reading{Code: "A-CGI3HS5", IsCode: true}},
		"AIM prefix on AZERTY":      {"$C&Q)CGI\"HS(", "A-CGI3HS5", checkin.Reading{Code: "A-CGI3HS5", Repair: "fr-pc", IsCode: true}},
		"caps lock, Linux":          {"q)cgi\"hs(", "A-CGI3HS5", checkin.Reading{Code: "A-CGI3HS5", Repair: "fr-pc+caps", IsCode: true}},
		"lower case":                {"acgi-3hs5", "A-CGI3HS5", checkin.Reading{Code: "acgi-3hs5", IsCode: true}},
		"caps lock on mixed cases":  {"aBcDeFgHiJkLmNo", "AbCdEfGhIjKlMnO", checkin.Reading{Code: "AbCdEfGhIjKlMnO", Repair: "caps", IsCode: true}},
		"French scanner, US laptop": {"Q6CGI#HS%", "A-CGI3HS5", checkin.Reading{Code: "A-CGI3HS5", Repair: "us", IsCode: true}},
		"Code 39 full ASCII":        {"A+BC+DE+FG+HI+JK+LM+NO", "AbCdEfGhIjKlMnO", checkin.Reading{Code: "AbCdEfGhIjKlMnO", IsCode: true}},
		"separators left out":       {"acgi3hs5", "A-CGI3HS5", checkin.Reading{Code: "acgi3hs5", IsCode: true}},
		"former code":               {"former-7", "current", checkin.Reading{Code: "former-7", IsCode: true}},
		"letters only, as typed":    {"KAYAK", "KAYAK", checkin.Reading{Code: "KAYAK", IsCode: true}},
		"Tito link":                 {"https://ti.to/x/tickets/ti_abc123XYZ", "ti_abc123XYZ", checkin.Reading{Code: "ti_abc123XYZ", IsCode: true}},
		"luma.com":                  {"https://luma.com/check-in/evt-1?a=b&pk=g-5mJqj1BdxakEAe3g", "g-5mJqj1BdxakEAe3g", checkin.Reading{Code: "g-5mJqj1BdxakEAe3g", IsCode: true}},
		"exact among near twins":    {"twin-1", "twin-1", checkin.Reading{Code: "twin-1", IsCode: true}},
		"case of two":               {"Twin-1", "", checkin.Reading{Code: "Twin-1", IsCode: true}},
		"zeros of two":              {"42", "", checkin.Reading{Code: "42", IsCode: true}},
		"zeros, one of them to the letter": {
			"0042", "0042", checkin.Reading{Code: "0042", IsCode: true}},
		"unknown":                    {"A-0000000", "", checkin.Reading{Code: "A-0000000", IsCode: true}},
		"unknown, wedged":            {"Q)éààààé(", "", checkin.Reading{Code: "A-2000025", Repair: "fr-pc", IsCode: true}},
		"unknown, wedged on a Mac":   {"!&è!'§!é(ç", "", checkin.Reading{Code: "8178468259", Repair: "fr-mac", IsCode: true}},
		"unknown HelloAsso":          {"MTU4NjQxMDQzOjYzODkwNjA2MTE1NzE5MzA5Mg==", "", checkin.Reading{Code: "158641043", IsCode: true}},
		"restaurant menu":            {"https://menu.example/t/KAYAK", "", checkin.Reading{Code: "https://menu.example/t/KAYAK", IsCode: true}},
		"menu with the code of one":  {"https://menu.example/t?id=JKKDF", "", checkin.Reading{Code: "https://menu.example/t?id=JKKDF", IsCode: true}},
		"name that hides a code":     {"ka yak", "", checkin.Reading{Code: "ka yak"}},
		"Indico":                     {`{"i":[2,"indico.example","q83vEjRWeJCrze8SNFZ4kA=="]}`, "", checkin.Reading{Code: "q83vEjRWeJCrze8SNFZ4kA==", IsCode: true}},
		"Indico on AZERTY and Linux": {`i%M;%indico:exq,ple%;%a_"vEjRZeJCrwe_SNFW'kQ==%$+`, "", checkin.Reading{Code: "q83vEjRWeJCrze8SNFZ4kA==", Repair: "fr-pc", IsCode: true}},
		"empty":                      {" \r\n", "", checkin.Reading{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Reader{}.Read(test.raw, b)
			if err != nil {
				t.Fatal(err)
			}
			if code := b.current(got.ID); code != test.want {
				t.Errorf("found %q, want %q", code, test.want)
			}
			test.read.ID = got.ID
			if diff := cmp.Diff(test.read, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNamesAreNoCodes(t *testing.T) {
	for _, name := range []string{
		"MARTIN", "jean-paul", "dupont calais", "d'Hautefontaine", "O'Kervran", "Hélène", "éloïse", "Désirée-Irénée",
		"jean-christophe-pierre", "Dupont&fils", "McDonald", "Lefrançois-Dubosc", "nguyễn", "dup", "m", "claire@orange.fr",
		"clairetardif77@orange.fr", "l'échappée",
	} {
		got, err := Reader{}.Read(name, book{{"A-CGI3HS5"}, {":QRTIN"}, {"Q-ZERTY"}})
		if err != nil || got.IsCode || !got.ID.IsZero() {
			t.Errorf("%q was read as %+v (%v)", name, got, err)
		}
	}
	for _, code := range []string{"CA-DVAE7B", "A-0000000", "8178468259", "https://www.example.org/menu", "httpsM!!zzz:exq,ple:org!,enu"} {
		if got, _ := (Reader{}).Read(code, book{}); !got.IsCode {
			t.Errorf("%q was taken for a name", code)
		}
	}
}

var errBook = errors.New("the book is closed")

type closedBook struct{}

func (closedBook) Holders(checkin.CodeMatch, string) ([]checkin.RegistrationID, error) {
	return nil, errBook
}

func TestBookErrorsAreReturned(t *testing.T) {
	if got, err := (Reader{}).Read("A-1", closedBook{}); !errors.Is(err, errBook) || got != (checkin.Reading{}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCodeTypedAsItIsIsAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.SliceOfNDistinct(drawCode(), 1, 8, rapid.ID[string]).Draw(t, "codes")
		b := make(book, len(codes))
		for i, code := range codes {
			b[i] = []string{code}
		}
		n := rapid.IntRange(0, len(codes)-1).Draw(t, "n")
		around := rapid.SampledFrom([]string{"", " ", "\r", "\t", "\r\n", "\x03"}).Draw(t, "around")
		got, err := Reader{}.Read(codes[n]+around, b)
		if err != nil || got.ID != idOf(n) || got.Repair != "" || !got.IsCode {
			t.Fatalf("%q gave %+v, %v", codes[n], got, err)
		}
	})
}

// drawCode draws codes as tools make them, and any other text that may be one.
func drawCode() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		code := rapid.OneOf(
			rapid.StringMatching(`[A-Za-z0-9]{1,32}`),
			rapid.StringMatching(`[A-Z]-[0-9A-Z]{7}`),
			rapid.StringMatching(`[!-~]{1,40}`),
			rapid.String(),
		).Filter(func(s string) bool { return checkin.CanonicalCode(trim(s)) != "" }).Draw(t, "code")
		return checkin.CanonicalCode(trim(code))
	})
}

func FuzzRead(f *testing.F) {
	books := readBooks(f)
	var all book
	for _, b := range books {
		all = append(all, b[:3]...)
	}
	for _, s := range readScans(f) {
		f.Add(s.Scanned)
	}
	f.Add(strings.Repeat("é", maxLength))
	f.Fuzz(func(t *testing.T, raw string) {
		got, err := Reader{}.Read(raw, all)
		if err != nil {
			t.Fatal(err)
		}
		if !got.ID.IsZero() && !got.IsCode {
			t.Errorf("%q was found, and is no code", raw)
		}
	})
}
