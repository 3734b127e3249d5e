package theme

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestEveryToneHasASignOfItsOwn(t *testing.T) {
	seen := map[string]Tone{}
	for tone := Plain; tone <= Question; tone++ {
		if other, twice := seen[tone.Sign()]; twice {
			t.Errorf("tones %d and %d share the sign %q", tone, other, tone.Sign())
		}
		seen[tone.Sign()] = tone
	}
}

func TestASCIISignsKeepTheirPlaceAndDiffer(t *testing.T) {
	all := SignIn + SignAlready + SignWarning + SignNo + SignQuestion + SignShow + SignOther + SignNew + "█░─│┌┐└┘═║╔╗╚╝…→\u202f"
	drawn := ASCII(all)
	if ansi.StringWidth(drawn) != ansi.StringWidth(all) {
		t.Errorf("%q is not as wide as %q", drawn, all)
	}
	for _, r := range drawn {
		if r > unicode.MaxASCII {
			t.Errorf("%q is not ASCII", r)
		}
	}
	seen := map[string]Tone{}
	for tone := Plain; tone <= Question; tone++ {
		sign := ASCII(tone.Sign())
		if other, twice := seen[sign]; twice {
			t.Errorf("tones %d and %d share the sign %q", tone, other, sign)
		}
		seen[sign] = tone
	}
	if got := ASCII("LEFÈVRE « œuf »"); got != "LEFÈVRE « œuf »" {
		t.Errorf("letters were changed: %q", got)
	}
}

var coloured = regexp.MustCompile(`[\[;](3|4|9|10)[0-8][;m]`)

func TestWithoutColoursNoneIsDrawn(t *testing.T) {
	th := New(colorprofile.ASCII, true)
	for _, s := range []string{
		th.Faint.Render("a"), th.Bar.Render("a"), th.Match.Render("a"), th.Band.Render("a"),
		th.Tone(Bad).Render("a"), th.Loud(Good).Render("a"), th.Full.Render("a"),
	} {
		if coloured.MatchString(s) {
			t.Errorf("a colour without colours: %q", s)
		}
	}
	if th.Bar.Render("a") == "a" || th.Loud(Bad).Render("a") == "a" {
		t.Error("without colours the bar and the titles must still stand out")
	}
}

func TestSixteenColoursAreTheTerminalsOwn(t *testing.T) {
	for _, dark := range []bool{true, false} {
		drawn := New(colorprofile.ANSI, dark).Tone(Good).Render("a")
		if strings.Contains(drawn, "38;") {
			t.Errorf("dark %v: %q is not one of the sixteen", dark, drawn)
		}
	}
}
