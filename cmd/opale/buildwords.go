package main

// buildWords is what the command line says of the program itself.
type buildWords struct {
	Version                                     help
	Commit, Changes, Target, Modules, Published string // in front of a line
	Unknown, Modified, Unmodified, Release      string
	NoRelease                                   map[buildFault]string
}

var frenchBuild = buildWords{
	Version: help{
		Short: "Dire exactement quel programme c'est",
		Long: `La version, le commit, le système, et les modules avec leurs sommes : ce qu'il
faut pour refaire les mêmes octets, ou pour les comparer (--json : en entier).`,
		Example: "opale version",
	},
	Commit: "Commit", Changes: "Modifications", Target: "Système", Modules: "Modules", Published: "Publiée",
	Unknown: "inconnu", Modified: "oui : le programme n'est pas ce commit", Unmodified: "aucune",
	Release: "oui : .github/release en refait les octets",
	NoRelease: map[buildFault]string{
		buildUnknown:   "non : on ne sait pas de quel commit",
		buildModified:  "non : il y avait des modifications",
		buildReplaced:  "non : un module venait d'un dossier",
		buildUntagged:  "non : ce commit n'est pas une version",
		buildOtherwise: "non : faite avec d'autres options",
	},
}

var englishBuild = buildWords{
	Version: help{
		Short: "Say exactly which program this is",
		Long: `Version, commit, system, and the modules with their sums: what it takes to make
the same bytes again, or to compare them (--json: all of it).`,
		Example: "opale version",
	},
	Commit: "Commit", Changes: "Changes", Target: "System", Modules: "Modules", Published: "Released",
	Unknown: "unknown", Modified: "yes: the program is not this commit", Unmodified: "none",
	Release: "yes: .github/release makes its bytes again",
	NoRelease: map[buildFault]string{
		buildUnknown:   "no: nobody knows of what commit",
		buildModified:  "no: there were changes in no commit",
		buildReplaced:  "no: a module came from a folder",
		buildUntagged:  "no: this commit is no version",
		buildOtherwise: "no: built with other flags",
	},
}
