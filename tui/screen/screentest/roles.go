package screentest

import (
	"image/color"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"opale/tui/theme"
	"opale/tui/zone"
)

// roles compares which role is where with a golden file, and holds that the
// light, the dark and the high-contrast theme draw nothing else: what each of
// them makes of a role is in the goldens of package theme.
func roles(t *testing.T, prepare func(t *testing.T, r *Rig)) {
	r := New(t)
	prepare(t, r)
	look := func(th *theme.Theme) string {
		th.Blocks = true
		r.Env.Theme = th
		r.Env.Revision++
		return zone.Strip(r.screen.View())
	}
	named := look(theme.Named())
	for _, of := range []theme.Look{theme.Light, theme.Dark, theme.Contrast} {
		th := theme.For(of, colorprofile.TrueColor, color.Black)
		styles := th.Roles()
		got, want := look(th), theme.ByRole(named, func(role, text string) string { return styles[role].Render(text) })
		if got != want {
			t.Errorf("in the %s theme, the roles are not all there is:\n%q\nwant\n%q", of, got, want)
		}
	}
	golden.RequireEqual(t, tagged(named))
}

// tagged is a drawing with the names of the roles in it, those left out that
// say nothing.
func tagged(named string) string {
	drawn := theme.ByRole(named, func(role, text string) string {
		if role == "Text" || role == "Plain" || strings.TrimSpace(text) == "" && role != "Cursor" {
			return text
		}
		return "‹" + role + " " + text + "›"
	})
	lines := strings.Split(drawn, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \u00a0")
	}
	return strings.Join(lines, "\n") + "\n"
}
