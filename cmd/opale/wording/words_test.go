package wording

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// sayings collects every text of a struct of words, by its path.
func sayings(path string, v reflect.Value, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			sayings(path+"."+v.Type().Field(i).Name, v.Field(i), into)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			sayings(fmt.Sprintf("%s[%v]", path, key), v.MapIndex(key), into)
		}
	}
}

func sayingsOf(w *Words) map[string]string {
	into := map[string]string{}
	sayings("words", reflect.ValueOf(*w), into)
	return into
}

// mayBeEmpty are the parts of a help page that a simple command does without.
var mayBeEmpty = regexp.MustCompile(`^words(\.Build|\.Carry|\.Meet|\.Paper|\.Rights|\.Sealing|\.Care|\.Tricky|\.Train)?\.[A-Z]\w+\.(Args|Long|Example)$`)

func TestNoLanguageLacksASentence(t *testing.T) {
	fr, en := sayingsOf(&French), sayingsOf(&English)
	for path, text := range fr {
		other, ok := en[path]
		switch {
		case !ok, (text == "") != (other == ""):
			t.Errorf("%s: French says %q, English %q", path, text, other)
		case text == "" && !mayBeEmpty.MatchString(path):
			t.Errorf("%s is empty", path)
		}
	}
	if len(fr) != len(en) || len(fr) < 100 {
		t.Errorf("French has %d sentences, English %d", len(fr), len(en))
	}
}

var verb = regexp.MustCompile(`%[a-z]`)

// TestTranslationsTakeTheSameValues: a %q of English is a « %s » of French.
func TestTranslationsTakeTheSameValues(t *testing.T) {
	en := sayingsOf(&English)
	for path, text := range sayingsOf(&French) {
		want := verb.FindAllString(text, -1)
		got := verb.FindAllString(strings.ReplaceAll(en[path], "%q", "%s"), -1)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s takes other values in English:\n%s", path, diff)
		}
	}
}

func TestLanguageIsFoundBeforeParsing(t *testing.T) {
	for _, tt := range []struct {
		args string
		want *Words
	}{
		{"", &French},
		{"list --lang en", &English},
		{"--lang=en list", &English},
		{"--lang fr list", &French},
		{"--lang", &French},
		{"list --lang de", &French},
		{"lookup -- --lang en", &French},
	} {
		if got := For(strings.Fields(tt.args)); got != tt.want {
			t.Errorf("opale %s speaks %s, want %s", tt.args, got.Lang, tt.want.Lang)
		}
	}
}

func TestEveryFaultOfADefinitionHasASentence(t *testing.T) {
	for _, fault := range checkin.DefinitionFaults {
		if French.EventFaults[fault] == "" {
			t.Errorf("%s has no sentence", fault)
		}
	}
}
