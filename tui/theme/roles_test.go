package theme

import (
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"
)

// TestRoles has a golden of what each theme makes of each role. With those of
// the screens, which say where each role is, they are the screens in each theme.
func TestRoles(t *testing.T) {
	for name, th := range map[string]*Theme{
		"light":         For(Light, colorprofile.TrueColor, color.Black),
		"dark":          For(Dark, colorprofile.TrueColor, color.Black),
		"contrast":      For(Contrast, colorprofile.TrueColor, color.Black),
		"sixteen-light": For(Light, colorprofile.ANSI, color.Black),
		"sixteen-dark":  For(Dark, colorprofile.ANSI, color.Black),
		"none":          For(Auto, colorprofile.ASCII, color.Black),
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			roles := th.Roles()
			for _, role := range slices.Sorted(maps.Keys(roles)) {
				fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%-14s  %s", role, strings.TrimPrefix(roles[role].on, "\x1b")), " "))
			}
			golden.RequireEqual(t, b.String())
		})
	}
}

func TestADrawingIsMadeAnewByItsRoles(t *testing.T) {
	named := Named()
	drawn := "a " + named.Key.Render("Tab") + " b" + named.Loud(Bad).Render("c")
	got := ByRole(drawn, func(role, text string) string { return "[" + role + " " + text + "]" })
	if want := "a [Key Tab] b[LoudBad c]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
