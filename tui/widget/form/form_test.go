package form

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"opale/tui/keymap"
	"opale/tui/theme"
	"opale/tui/widget/field"
)

func sample() (*Form, *field.Field) {
	name := field.New()
	name.SetText("Lefèvre")
	return &Form{Rows: []Row{
		{Label: "Nom", Field: &name, Notes: []string{"comme sur la liste"}},
		{Label: "Site", Choices: []string{"Calais", "Dunkerque"}},
		{Label: "noter l'arrivée"},
	}}, &name
}

func drawn(f *Form, width, spread int) ([]string, int) {
	lines, focus := f.Draw(theme.New(colorprofile.TrueColor, true), width, spread)
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines, focus
}

func TestALineInFocusIsTheOnlyOneThatHearsKeys(t *testing.T) {
	f, name := sample()
	x := tea.KeyPressMsg{Code: 'x', Text: "x"}
	f.Press(x, keymap.None)
	f.Next()
	if f.Press(x, keymap.None) || name.Text() != "Lefèvrex" {
		t.Errorf("the name is %q", name.Text())
	}
	f.Press(tea.KeyPressMsg{Code: tea.KeyRight}, keymap.Right)
	f.Press(tea.KeyPressMsg{Code: tea.KeyRight}, keymap.Right)
	if f.Rows[1].Chosen != 1 {
		t.Errorf("choice %d", f.Rows[1].Chosen)
	}
	f.Next()
	if f.Next() || f.At != 2 {
		t.Errorf("the focus left the form: %d", f.At)
	}
}

func TestDrawn(t *testing.T) {
	f, _ := sample()
	f.Next()
	got, focus := drawn(f, 40, 0)
	want := []string{
		"  Nom   ┃ Lefèvre" + spaces(40-17),
		"          comme sur la liste",
		"▶ Site  ▶ Calais    Dunkerque",
		"▷ noter l'arrivée",
	}
	if diff := cmp.Diff(want, got); diff != "" || focus != 2 {
		t.Errorf("focus %d\n%s", focus, diff)
	}
}

func TestEveryLineFitsItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, name := sample()
		name.SetText(rapid.String().Draw(t, "name"))
		f.Rows[1].Label = rapid.StringMatching(`[a-zé日 ]{0,40}`).Draw(t, "label")
		f.At, f.Left = rapid.IntRange(0, 2).Draw(t, "at"), rapid.Bool().Draw(t, "left")
		width := rapid.IntRange(30, 120).Draw(t, "width")
		lines, focus := drawn(f, width, rapid.IntRange(0, 1).Draw(t, "spread"))
		for _, line := range lines {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("%d columns of %d: %q", w, width, line)
			}
		}
		if focus < 0 || focus >= len(lines) {
			t.Fatalf("focus on line %d of %d", focus, len(lines))
		}
	})
}

func spaces(n int) string { return strings.Repeat(" ", n) }
