package paper

var frenchMemo = memoWords{
	title: "Aide-mémoire de l’accueil", desks: "Postes\u00a0:", phone: "Un souci\u202f? La coordination", noPhone: "numéro à écrire ici", more: [2]string{"et %s autre séance", "et %s autres séances"},
	gestures: "Les dix gestes", trouble: "Si quelque chose ne va pas", call: "Au téléphone",
	ten: [10]gesture{
		{"Une personne connue", "Quelques lettres du nom, de la société ou de la ville, puis Entrée. Le vert dit que c’est noté\u00a0: passez à la suivante."},
		{"Un billet, un code", "Présentez-le au lecteur. Sans lecteur, tapez le code, puis Entrée."},
		{"Deux personnes du même nom", "Demandez la société ou la ville. Une flèche choisit, Entrée note."},
		{"Déjà là", "Demandez si la personne est déjà passée. Oui\u00a0: Échap, rien à noter. Non\u00a0: une flèche propose qui c’était."},
		{"À régler, autre site, autre jour, annulée", "L’écran dit ce que c’est. Une flèche choisit quoi faire, Entrée le fait\u202f; Échap revient."},
		{"Une personne sans inscription", "Tab, puis Nouvelle personne (Ctrl+N)\u00a0: le nom suffit. Pour seulement compter\u00a0: Ctrl+K."},
		{"Retirer une arrivée", "Ctrl+Z nomme la dernière, Entrée la retire. Rien n’est effacé, l’historique garde tout."},
		{"Un groupe", "Notez une personne, puis Ctrl+O\u00a0: les autres de la société, ensemble, par Entrée."},
		{"Quelqu’un d’autre au clavier", "Ctrl+U, votre prénom, Entrée. Une pause\u00a0: Ctrl+W verrouille le poste."},
		{"La clé", "La clé de secours reste branchée. Échanger avec un autre poste\u00a0: sa clé, puis F5."},
	},
	wrong: [4]gesture{
		{"Plus de courant", "L’ordinateur continue sur sa batterie. Sous 30\u00a0%, branchez-le ailleurs. Tout ce qui était vert est gardé."},
		{"L’ordinateur s’arrête", "Prenez sa clé de secours, branchez-la sur un autre, ouvrez OPALE, donnez le même nom de poste. Sinon, la liste papier."},
		{"Le lecteur ne lit plus", "Débranchez-le, rebranchez-le. Sinon, tapez le nom\u00a0: c’est aussi rapide."},
		{"Plus de réseau", "Rien à faire\u00a0: chaque poste travaille seul, et se met à jour tout seul plus tard, ou par la clé."},
	},
	say: []string{
		"Dites\u00a0: le nom du poste (en haut de l’écran), le mot de la liste (en bas), puis la phrase affichée, telle qu’elle est écrite.",
		"Ne dites jamais la phrase de passe, ni le nom d’un visiteur. Ne fermez rien\u00a0: fermer la fenêtre ne perd rien, mais n’aide pas.",
	},
	rehearse: "Pour s’entraîner, la veille\u00a0: Tab au premier écran d’OPALE. Dix visiteurs inventés, dix minutes.",
}

var englishMemo = memoWords{
	title: "The desk on one page", desks: "Desks:", phone: "In doubt? The coordination", noPhone: "write the number here", more: [2]string{"and %s more session", "and %s more sessions"},
	gestures: "The ten gestures", trouble: "When something goes wrong", call: "On the telephone",
	ten: [10]gesture{
		{"Somebody known", "A few letters of the name, the company or the town, then Enter. Green says that it is noted: go on to the next."},
		{"A ticket, a code", "Hold it to the scanner. Without one, type the code, then Enter."},
		{"Two people of one name", "Ask for the company or the town. An arrow chooses, Enter notes."},
		{"Already in", "Ask whether the person was here before. Yes: Esc, nothing to note. No: an arrow proposes who it was."},
		{"To be paid, other venue, other day, cancelled", "The screen says what it is. An arrow chooses what to do, Enter does it; Esc goes back."},
		{"Somebody without a registration", "Tab, then New person (Ctrl+N): the name is enough. Only to count: Ctrl+K."},
		{"Take an arrival back", "Ctrl+Z names the last one, Enter takes it back. Nothing is erased, the history keeps it all."},
		{"A group", "Note one of them, then Ctrl+O: the others of the company, together, by Enter."},
		{"Somebody else at the keyboard", "Ctrl+U, your first name, Enter. A break: Ctrl+W locks the desk."},
		{"The stick", "The safety stick stays plugged in. To exchange with another desk: its stick, then F5."},
	},
	wrong: [4]gesture{
		{"No power", "The laptop goes on by its battery. Below 30%, plug it in elsewhere. Whatever was green is kept."},
		{"The laptop dies", "Take its safety stick, plug it into another one, open OPALE, give the same desk name. Otherwise, the paper list."},
		{"The scanner reads no more", "Unplug it, plug it in again. Otherwise type the name: it is as quick."},
		{"No network", "Nothing to do: each desk works alone, and catches up by itself later, or by the stick."},
	},
	say: []string{
		"Say: the desk’s name (at the top of the screen), the word of the list (at the bottom), then the sentence on the screen as it is written.",
		"Never say the passphrase, nor a visitor’s name. Close nothing: closing the window loses nothing, but it does not help.",
	},
	rehearse: "To train, the evening before: Tab on OPALE’s first screen. Ten invented visitors, ten minutes.",
}
