package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette is the few colours that the roles share. Paper and ink are what is
// painted under and as plain text where the terminal's own will not do.
type palette struct {
	paper, ink                                color.Color
	faint, rule, hollow, accent, match        color.Color
	good, already, elsewhere, warning, danger color.Color
	onLoud                                    color.Color
	bar, onBar, barMatch                      color.Color
}

func darkPalette() palette {
	return palette{
		paper: lipgloss.Color("#16181d"), ink: lipgloss.Color("#e6e8ec"),
		faint: lipgloss.Color("#8b93a1"), rule: lipgloss.Color("#4a5160"), hollow: lipgloss.Color("#727b8c"),
		accent: lipgloss.Color("#8ab8ff"), match: lipgloss.Color("#ffd479"),
		good: lipgloss.Color("#7ddc8a"), already: lipgloss.Color("#8ab8ff"), elsewhere: lipgloss.Color("#c9a6ff"),
		warning: lipgloss.Color("#ffc857"), danger: lipgloss.Color("#ff8a80"),
		onLoud: lipgloss.Color("#101216"), bar: lipgloss.Color("#2a3446"), onBar: lipgloss.Color("#e6e8ec"), barMatch: lipgloss.Color("#ffd479"),
	}
}

func lightPalette() palette {
	return palette{
		paper: lipgloss.Color("#ffffff"), ink: lipgloss.Color("#14161a"),
		faint: lipgloss.Color("#5f6773"), rule: lipgloss.Color("#b4bac4"), hollow: lipgloss.Color("#868d99"),
		accent: lipgloss.Color("#0b57d0"), match: lipgloss.Color("#9a4a00"),
		good: lipgloss.Color("#0a7a2f"), already: lipgloss.Color("#0b57d0"), elsewhere: lipgloss.Color("#6b3fa0"),
		warning: lipgloss.Color("#8a5a00"), danger: lipgloss.Color("#b3261e"),
		onLoud: lipgloss.Color("#ffffff"), bar: lipgloss.Color("#dbe7fb"), onBar: lipgloss.Color("#14161a"), barMatch: lipgloss.Color("#9a4a00"),
	}
}

// contrastPalette is for tired eyes, bad projectors and the sun in a glass hall:
// white on black, and nothing that is only a shade of it.
func contrastPalette() palette {
	return palette{
		paper: lipgloss.Color("#000000"), ink: lipgloss.Color("#ffffff"),
		faint: lipgloss.Color("#d6d6d6"), rule: lipgloss.Color("#9a9a9a"), hollow: lipgloss.Color("#9a9a9a"),
		accent: lipgloss.Color("#6fd8ff"), match: lipgloss.Color("#ffff66"),
		good: lipgloss.Color("#66ff66"), already: lipgloss.Color("#6fd8ff"), elsewhere: lipgloss.Color("#ffaaff"),
		warning: lipgloss.Color("#ffff66"), danger: lipgloss.Color("#ff9c9c"),
		onLoud: lipgloss.Color("#000000"), bar: lipgloss.Color("#ffffff"), onBar: lipgloss.Color("#000000"), barMatch: lipgloss.Color("#000000"),
	}
}

// sixteen keeps to the colours that every terminal has, and lets the terminal
// decide what they look like: no shade is a guess. Bright black is left for
// lines only: some terminals draw it in the colour of their background.
func sixteen(dark bool) palette {
	p := palette{
		paper: lipgloss.BrightWhite, ink: lipgloss.Black,
		faint: lipgloss.Black, rule: lipgloss.BrightBlack, hollow: lipgloss.BrightBlack, accent: lipgloss.Blue, match: lipgloss.Magenta,
		good: lipgloss.Green, already: lipgloss.Blue, elsewhere: lipgloss.Magenta,
		warning: lipgloss.Yellow, danger: lipgloss.Red, onLoud: lipgloss.BrightWhite,
	}
	if dark {
		p.paper, p.ink, p.faint = lipgloss.Black, lipgloss.BrightWhite, lipgloss.White
		p.accent, p.match, p.already = lipgloss.BrightCyan, lipgloss.BrightYellow, lipgloss.BrightCyan
		p.good, p.elsewhere = lipgloss.BrightGreen, lipgloss.BrightMagenta
		p.warning, p.danger, p.onLoud = lipgloss.BrightYellow, lipgloss.BrightRed, lipgloss.Black
	}
	return p
}
