package checkin

// IsNoName reports whether a whole name is what ticketing tools, and people in a
// hurry, write where nobody gave one.
func IsNoName(name string) bool { return noNames[Fold(name)] }

var noNames = map[string]bool{
	"unassigned": true, "not assigned": true, "non attribue": true, "non assigne": true, "non nominatif": true, "a completer": true, "a definir": true,
	"a preciser": true, "tbd": true, "tba": true, "n a": true, "inconnu": true, "unknown": true, "anonyme": true, "anonymous": true, "sans nom": true,
	"no name": true, "billet sans nom": true, "onbekend": true, "unbekannt": true, "xxx": true, "xxx xxx": true,
}
