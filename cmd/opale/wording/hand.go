package wording

// handWords is what the command line says of desks that change hands, or stand
// open to all.
type handWords struct {
	FlagLarge, FlagNoMotion, FlagKiosk, FlagForget string
	KioskNeedsPIN                                  string
}

var frenchHand = handWords{
	FlagLarge:     "gros caractères : peu de lignes, très lisibles",
	FlagNoMotion:  "rien ne bouge qui ne dise rien",
	FlagKiosk:     "poste en libre accès : pour quitter, un code",
	FlagForget:    "enlever les codes oubliés du poste et de la coordination",
	KioskNeedsPIN: "Un poste en libre accès a besoin du code de la coordination.\nRien n'a été ouvert.\nOuvrez opale sans --kiosk, posez le code dans les réglages (Ctrl+Y), et recommencez.",
}

var englishHand = handWords{
	FlagLarge:     "large letters: few rows, easy to read",
	FlagNoMotion:  "nothing moves that tells nothing",
	FlagKiosk:     "a desk open to all: leaving needs the coordinator's PIN",
	FlagForget:    "take away the PINs of the desk and of the coordinator",
	KioskNeedsPIN: "A desk open to all needs the coordinator's PIN.\nNothing was opened.\nOpen opale without --kiosk, set the PIN in the settings (Ctrl+Y), and try again.",
}
