package checkin

// Person is what the index knows of one registration.
type Person struct {
	ID                  RegistrationID
	FirstName, LastName string
	Company, Town       string
	Email, Phone        string
	Codes               []string // current code first, then former ones
	Tag                 uint32   // the desk's own, handed back to Query.Prefer
}

// Query is what was typed.
type Query struct {
	Text  string
	Limit int // how many matches are wanted; 0 means 10

	// Prefer ranks people whom the text matches equally well, higher first:
	// who is expected here and now, and not yet in. It is called for a few
	// candidates only, never hides anybody, and may be nil.
	Prefer func(id RegistrationID, tag uint32) int
}

// Span marks letters of one field that the text matched: bytes [Start, End) of
// the field as the index was given it.
type Span struct {
	Field      Field // FirstName, LastName, Company, Town, Email, Phone or Code
	Start, End int
}

// Match is one person found.
type Match struct {
	ID RegistrationID

	// Cost says how far the person is from the text: 0 where every word typed
	// is a whole word of theirs. ClearLead more is what a careful volunteer
	// would call clearly worse. Preference is not part of it.
	Cost  int
	Spans []Span
}

// ClearLead is the difference of cost from which the better of two matches is
// clearly the one that was meant.
const ClearLead = 100

// Found is the answer to a query.
type Found struct {
	Matches []Match // best first
	Total   int     // how many people matched; a lower bound where there are very many
	ByCode  bool    // the text is the code of the first match, whole
}

// Finder is the as-you-type index of people. Find never waits for Put.
type Finder interface {
	Find(Query) Found
	Put(people ...Person) // adds people or replaces them, from the next Find on
	Remove(ids ...RegistrationID)
	Len() int
}

// CodeBook finds registrations by ticket code.
type CodeBook interface {
	// Holders lists the registrations of which a current or former code has
	// CodeKey(match, ·) equal to CodeKey(match, code).
	Holders(match CodeMatch, code string) ([]RegistrationID, error)
}

// Reading is what a scan turned out to be.
type Reading struct {
	ID     RegistrationID // zero where no registration, or more than one, carries it
	Code   string         // the code as understood; for an unknown one, its likeliest reading
	Repair string         // the keyboard layout that was undone: "fr-pc", "fr-mac", with "+caps"; empty for none
	IsCode bool           // it looks like a code rather than a name
}

// Tickets reads scanned or typed codes.
type Tickets interface {
	Read(raw string, book CodeBook) (Reading, error)
}
