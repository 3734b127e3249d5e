package i18n

// Trial is what the page says on which a laptop is tried.
type Trial struct {
	Title   string
	Aside   string
	Scanner string // titles
	Keys    string
	Sound   string
	Window  string
	Colours string
	Scan    string // what to do: the code
	Got     string
	Blank   string // the key of a blank
	Pasted  string
	Repairs Repairs
	Taken   string // keys, milliseconds of each
	Short   string // least
	Slow    string // milliseconds of the longest pause, and how long it may be
	NoCode  string
	NoEnter string
	Control string
	PressF2 string
	F2      string
	NoF2    string
	Hear    string
	Silent  string
	One     string
	Two     string
	Large   string // columns, rows
	Enough  string // the same
	Small   string // the same, and those that are wanted
	Sample  [7]string
	Bell    string // keys at the foot
	F2Never string
	Back    string
}

// Repairs is what is said of each layout that stands between scanner and laptop.
type Repairs struct {
	None, Guess, Queried, Mac, Caps, QueriedCaps, Azerty string
}

var frenchTrial = Trial{
	Title:   "Essais",
	Aside:   "rien n'est noté depuis cette page",
	Scanner: "Lecteur de codes",
	Keys:    "Touches de fonction",
	Sound:   "Son",
	Window:  "Fenêtre",
	Colours: "Couleurs et signes",
	Scan:    "Lisez le code d'essai (%s), ou n'importe quel billet.",
	Got:     "Reçu :",
	Blank:   "espace",
	Pasted:  "collé",
	Repairs: Repairs{
		None: "Clavier du lecteur : rien à corriger.", Guess: "Clavier du lecteur : rien à corriger pour ce code. Le code d'essai en dit plus.",
		Queried: "Lecteur en QWERTY : corrigé à chaque lecture.", Mac: "Lecteur en QWERTY sur un clavier de Mac : corrigé à chaque lecture.",
		Caps:        "Verr. Maj. est enfoncée : corrigé, mais mieux vaut la relâcher.",
		QueriedCaps: "Lecteur en QWERTY, et Verr. Maj. est enfoncée : corrigé, mais mieux vaut la relâcher.",
		Azerty:      "Lecteur en AZERTY sur un clavier américain : corrigé à chaque lecture.",
	},
	Taken:   "%s touches, une toutes les %s" + hard + "ms : pris pour une lecture.",
	Short:   "Pas pris pour une lecture : moins de %s caractères.",
	Slow:    "Pas pris pour une lecture : une pause de %s" + hard + "ms entre deux touches, il en faut moins de %s. Réglez le lecteur plus vite.",
	NoCode:  "Pas pris pour une lecture : personne n'a ce code, et il ne ressemble à aucun de la liste.",
	NoEnter: "Le lecteur n'envoie pas Entrée : cela marche, un peu plus lentement. Réglez son suffixe sur Entrée (CR).",
	Control: "Des caractères de commande sont dans le code : ils sont laissés de côté.",
	PressF2: "Appuyez sur F2. Si rien ne change ici : ←",
	F2:      "F2 est arrivée.",
	NoF2:    "F2 n'arrive pas : les touches F ne sont plus affichées. Tout se fait par Tab et par Ctrl.",
	Hear:    "→ joue deux sons, l'un après l'autre.",
	Silent:  "Le son est coupé dans les réglages.",
	One:     "Un premier son est parti…",
	Two:     "Deux sons sont partis. Rien entendu" + thin + "? Montez le volume, ou la sonnerie du terminal.",
	Large:   "%d × %d, assez grande pour tout.",
	Enough:  "%d × %d, suffit. À 110 × 30, on voit plus de monde.",
	Small:   "%d × %d, petite : agrandissez-la à 80 × 24 au moins (Ctrl et la molette).",
	Sample:  [7]string{"texte, discret", "là", "déjà là", "attendu ailleurs", "à régler", "annulée", "inconnu"},
	Bell:    "écouter",
	F2Never: "F2 n'arrive pas",
	Back:    "revenir",
}

var englishTrial = Trial{
	Title:   "Trials",
	Aside:   "nobody is noted from this page",
	Scanner: "Code scanner",
	Keys:    "Function keys",
	Sound:   "Sound",
	Window:  "Window",
	Colours: "Colours and signs",
	Scan:    "Scan the trial code (%s), or any ticket.",
	Got:     "Came in:",
	Blank:   "space",
	Pasted:  "pasted",
	Repairs: Repairs{
		None: "The scanner's keyboard: nothing to correct.", Guess: "The scanner's keyboard: nothing to correct for this code. The trial code tells more.",
		Queried: "Scanner set to QWERTY: corrected at each scan.", Mac: "Scanner set to QWERTY on a Mac keyboard: corrected at each scan.",
		Caps:        "Caps Lock is down: corrected, but better released.",
		QueriedCaps: "Scanner set to QWERTY, and Caps Lock is down: corrected, but better released.",
		Azerty:      "Scanner set to AZERTY on an American keyboard: corrected at each scan.",
	},
	Taken:   "%s keys, one every %s" + hard + "ms: taken as a scan.",
	Short:   "Not taken as a scan: fewer than %s characters.",
	Slow:    "Not taken as a scan: a pause of %s" + hard + "ms between two keys, it has to be less than %s. Set the scanner to be faster.",
	NoCode:  "Not taken as a scan: nobody has this code, and it is like none of the list.",
	NoEnter: "The scanner sends no Enter: it works, a little slower. Set its suffix to Enter (CR).",
	Control: "Control characters are in the code: they are left aside.",
	PressF2: "Press F2. If nothing changes here: ←",
	F2:      "F2 has arrived.",
	NoF2:    "F2 never arrives: the F keys are no longer shown. Tab and Ctrl reach everything.",
	Hear:    "→ plays two sounds, one after the other.",
	Silent:  "The sound is off in the settings.",
	One:     "A first sound has gone out…",
	Two:     "Two sounds have gone out. Heard nothing? Turn up the volume, or the terminal's bell.",
	Large:   "%d × %d, large enough for everything.",
	Enough:  "%d × %d, enough. At 110 × 30 more people are seen.",
	Small:   "%d × %d, small: make it 80 × 24 at least (Ctrl and the mouse wheel).",
	Sample:  [7]string{"text, faint", "in", "in already", "expected elsewhere", "to settle", "cancelled", "unknown"},
	Bell:    "listen",
	F2Never: "F2 never arrives",
	Back:    "go back",
}
