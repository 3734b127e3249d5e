package wording

// buildWords is what the command line says of the program itself.
type buildWords struct {
	Version                                     Help
	Commit, Changes, Target, Modules, Published string // in front of a line
	Unknown, Modified, Unmodified, Release      string
	NoRelease                                   map[BuildFault]string
}

var frenchBuild = buildWords{
	Version: Help{
		Short: "Dire exactement quel programme c'est",
		Long: `La version, le commit, le système, et les modules avec leurs sommes : ce qu'il
faut pour refaire les mêmes octets, ou pour les comparer (--json : en entier).`,
		Example: "opale version",
	},
	Commit: "Commit", Changes: "Modifications", Target: "Système", Modules: "Modules", Published: "Publiée",
	Unknown: "inconnu", Modified: "oui : le programme n'est pas ce commit", Unmodified: "aucune",
	Release: "oui : .github/release en refait les octets",
	NoRelease: map[BuildFault]string{
		BuildUnknown:   "non : on ne sait pas de quel commit",
		BuildModified:  "non : il y avait des modifications",
		BuildReplaced:  "non : un module venait d'un dossier",
		BuildUntagged:  "non : ce commit n'est pas une version",
		BuildOtherwise: "non : faite avec d'autres options",
	},
}

var englishBuild = buildWords{
	Version: Help{
		Short: "Say exactly which program this is",
		Long: `Version, commit, system, and the modules with their sums: what it takes to make
the same bytes again, or to compare them (--json: all of it).`,
		Example: "opale version",
	},
	Commit: "Commit", Changes: "Changes", Target: "System", Modules: "Modules", Published: "Released",
	Unknown: "unknown", Modified: "yes: the program is not this commit", Unmodified: "none",
	Release: "yes: .github/release makes its bytes again",
	NoRelease: map[BuildFault]string{
		BuildUnknown:   "no: nobody knows of what commit",
		BuildModified:  "no: there were changes in no commit",
		BuildReplaced:  "no: a module came from a folder",
		BuildUntagged:  "no: this commit is no version",
		BuildOtherwise: "no: built with other flags",
	},
}

// BuildFault is the first reason why a build is not a release.
type BuildFault string

// What a release is not, the gravest first. Nothing of it is claimed by whoever
// built the program: it is read from what Go's own build wrote into it.
const (
	BuildUnknown   BuildFault = "no-commit"   // nobody can say from what it was made
	BuildModified  BuildFault = "modified"    // or that was not all
	BuildReplaced  BuildFault = "replaced"    // a module came from a folder
	BuildUntagged  BuildFault = "no-tag"      // the commit is no version
	BuildOtherwise BuildFault = "other-flags" // not as .github/release builds
)
