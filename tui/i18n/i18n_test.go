package i18n

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"opale/checkin"
)

// sentences lists every string of a struct by its path.
func sentences(path string, v reflect.Value, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			sentences(path+"."+v.Type().Field(i).Name, v.Field(i), into)
		}
	case reflect.Array:
		for i := range v.Len() {
			sentences(path+"["+string(rune('0'+i))+"]", v.Index(i), into)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			sentences(fmt.Sprintf("%s[%v]", path, key), v.MapIndex(key), into)
		}
	default:
		panic("no sentence: " + path)
	}
}

func all(l Lang) map[string]string {
	into := map[string]string{}
	sentences("", reflect.ValueOf(*For(l)), into)
	return into
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)

func TestNoLanguageLacksASentence(t *testing.T) {
	fr, en := all(French), all(English)
	for path, text := range fr {
		if text == "" {
			t.Errorf("French lacks %s", path)
		}
		if en[path] == "" {
			t.Errorf("English lacks %s", path)
		}
		if path == ".Numbers.FullHour" {
			continue
		}
		if a, b := verb.FindAllString(text, -1), verb.FindAllString(en[path], -1); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: French fills in %q, English %q", path, a, b)
		}
	}
}

func TestFrenchKeepsItsSpacesTogether(t *testing.T) {
	for path, text := range all(French) {
		for _, bad := range []string{" ?", " !", " »", "« ", " ;"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q breaks before or after a sign", path, text)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	fr, en := For(French), For(English)
	at := time.Date(2026, time.November, 28, 9, 2, 0, 0, time.UTC)
	eight := time.Date(2026, time.November, 28, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{fr.Number(10004), "10\u202f004"},
		{en.Number(1234567), "1,234,567"},
		{fr.Number(-1999), "-1\u202f999"},
		{fr.Number(7), "7"},
		{fr.Clock(at), "9:02"},
		{fr.Hour(eight), "8\u00a0h"},
		{en.Hour(eight), "8:00"},
		{fr.Hour(at), "9:02"},
		{fr.Date(at), "sam. 28 nov."},
		{en.Date(at), "Sat 28 Nov"},
		{fr.FullDate(at.AddDate(0, 0, 3)), "mardi 1er décembre"},
		{en.FullDate(at.AddDate(0, 0, 3)), "Tuesday 1 December"},
		{fr.Ago(59 * time.Second), "à l'instant"},
		{fr.Ago(30 * time.Minute), "il y a 30 minutes"},
		{en.Ago(3 * time.Hour), "3 hours ago"},
		{fr.Count(fr.Desk.FoundCount, 0), "0 personne"},
		{en.Count(en.Desk.FoundCount, 0), "0 people"},
		{fr.Count(fr.Desk.FoundCount, 3), "3 personnes"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	var r checkin.Registration
	r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = "Philippe", "Lefèvre\x1b[31m"
	fr := For(French)
	for _, c := range []struct{ got, want string }{
		{fr.ListName(&r), "LEFÈVRE Philippe"},
		{fr.SpokenName(&r), "Philippe LEFÈVRE"},
		{fr.ListName(&checkin.Registration{}), "une personne sans nom"},
		{checkin.HalfEmail("élodie.martin@port-conseil.example"), "é…@port-conseil.example"},
		{checkin.HalfEmail("not an address"), ""},
		{checkin.HalfPhone("06 12 34 56 78"), "…56\u00a078"},
		{checkin.HalfPhone("12"), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestEveryCodeHasItsOwnWords(t *testing.T) {
	short := &checkin.Error{Code: checkin.CodeIncomplete, Err: &checkin.Shortfall{Entries: 12, Desks: 1, Desk: "Odile", From: 41, To: 52}}
	if said := For(French).Explain(short).What; said != "Il manque ici 12 écritures, d'Odile, n° 41 à 52." {
		t.Error(said)
	}
	seen := map[Sentence]checkin.Code{For(French).Explain(short): checkin.CodeIncomplete}
	for _, code := range []checkin.Code{
		checkin.CodeInternal, checkin.CodeHeld, checkin.CodeBusy, checkin.CodeDiskFull, checkin.CodeReadOnly,
		checkin.CodeNotDatabase, checkin.CodeDamaged, checkin.CodeNewer, checkin.CodeNetwork, checkin.CodeMissing,
		checkin.CodeRehearsal, checkin.CodeNotFound, checkin.CodeAmbiguous, checkin.CodeAlready, checkin.CodeInvalid,
		checkin.CodeLocked, checkin.CodeForeign,
	} {
		said := For(French).Explain(checkin.Errorf(code, "test", ""))
		if other, ok := seen[said]; ok {
			t.Errorf("%s is said like %s", code, other)
		}
		seen[said] = code
	}
}
