package checkin

import (
	"encoding/hex"
	"strings"
	"time"
)

// ListFormat is what is known of the file that a list was read from: enough to
// give it back as it came.
type ListFormat struct {
	Container string `json:"container,omitempty"` // "csv", "xlsx", "html"…
	Delimiter string `json:"delimiter,omitempty"`
	Encoding  string `json:"encoding,omitempty"`
	BOM       bool   `json:"bom,omitempty"`
	EOL       string `json:"eol,omitempty"` // "crlf", "lf", "cr"
	Sheet     string `json:"sheet,omitempty"`
	HeaderRow int    `json:"header_row,omitempty"` // line, from 1; 0 where the file names no columns
}

// RosterList is a list that was imported, as its last import under the same
// columns found it.
type RosterList struct {
	Name                      string
	Source                    string
	Digest                    string // of its rows; empty for one imported by an earlier version
	Key                       string // of its columns: [Cells.Columns] of the rows that were read under them
	Columns                   []string
	Format                    ListFormat
	Entry                     EntryID
	Imported                  time.Time
	Desk                      string
	Operator                  string
	Read                      int // rows, then what became of them
	Added, Updated, Withdrawn int
}

// Label is how the registrations of the list name it: [FieldList].
func (l *RosterList) Label() string { return ListLabel(l.Name, l.Source) }

// ListLabel is how the registrations of a list name it.
func ListLabel(name, source string) string {
	if source == "" {
		return name
	}
	return Clean(name + " (" + source + ")")
}

// Word is the short name that people say a list by, over the telephone: the
// same on every desk with the same rows, most likely another one for others.
// Beside it stands when it was imported: « MOULE, 27 nov. 18:10 ».
func (l *RosterList) Word() string { return ListWord(l.Digest) }

// ListWord is the word for a list's digest.
func ListWord(digest string) string {
	raw, err := hex.DecodeString(digest)
	if err != nil || len(raw) == 0 {
		return ""
	}
	return listWords[int(raw[0])%len(listWords)]
}

// listWords are short, without accents, and sound like no other one. Another
// order gives lists other names: append nothing, change nothing.
var listWords = strings.Fields(`
	ABRI ALGUE ANCRE ARBRE AVION BALAI BALLON BATEAU BEURRE BIJOU BOUGIE BOUSSOLE BRIQUE BROUETTE CABANE CAFARD
	CAMION CANARD CARAFE CAROTTE CASTOR CERISE CHALUT CHAPEAU CHEVAL CIGALE CITRON CLOCHE COLLINE COQUILLE CRABE CRAYON
	CUISINE DAUPHIN DIGUE DOMINO DRAGON DRAPEAU DUNE ENCRIER ESCALE FALAISE FANFARE FARINE FENOUIL FICELLE FLOTTE FONTAINE
	FOUGASSE FROMAGE GALET GARAGE GAUFRE GIRAFE GOMME GRENIER GUITARE HARENG HIBOU HOMARD HORLOGE HUILE ILOT IVOIRE
	JARDIN JOKER JUMELLE KAYAK KIOSQUE LAPIN LAVANDE LICORNE LIMACE LOSANGE LUNETTE MAISON MANTEAU MARMITE MELON MIROIR
	MOULE MOULIN MOUTON NAVETTE NOISETTE NUAGE OIGNON OLIVE ORAGE OURSIN PALMIER PANIER PARASOL PHARE PIANO PIGEON
	PIRATE PLANCHE POIVRE PONTON POULIE PRALINE QUAI RADEAU RAISIN RAMEAU RENARD RIDEAU ROBINET ROCHER ROSEAU RUBAN
	SABLE SAFRAN SARDINE SAUMON SERPENT SIRENE SOLEIL SORBET TABOURET TAMBOUR TARTINE TIGRE TOMATE TORRENT TULIPE VOILE`)
