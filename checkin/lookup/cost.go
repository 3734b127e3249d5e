package lookup

// score says how far a person is from the query: points of cost, each worth
// point, and below them what orders people of one cost.
type score int32

const (
	point score = 1024

	costPrefix   = 8   // a word of which only the beginning was typed
	costJoined   = 2   // words typed as one, or one typed as several
	costInitials = 12  // JP for Jean-Pierre
	costShort    = 20  // Manu for Emmanuel
	costBare     = 6   // Bussche for Vandenbussche
	costTown     = 20  // a town: it refines, and is seldom meant alone
	costForm     = 6   // a legal form that the list does not have
	costPart     = 10  // a code, an address or a number of which only a part was typed
	costConfused = 4   // O for 0, I for 1 in a code
	costSoft     = 99  // what all of these may come to, together
	costNear     = 120 // more than that for whatever is not spelt right
	nearTown     = 70  // more, where what is misspelt is a town
	costParticle = 60  // a particle that the person does not have
	costLayout   = 60  // typed on a keyboard of the other layout

	fineCompany   = 10            // a company rather than a name
	fineTown      = 15            // a town
	fineOther     = 80            // an address, a number
	fineInner     = 12            // not the first word of its field
	fineSkipped   = 6             // a word of a name that was not typed
	finePartly    = 30            // a word of a company that was not typed
	fineCommon    = 1             // a word that many companies share, or of a town, that was not typed
	fineInitial   = 30            // a single letter for anything but a first name
	fineGiven     = 4             // a first name, where nothing else was typed
	fineOtherName = fineGiven + 1 // another name than the only one that was typed
	maxMissing    = 3             // letters not yet typed that count

	far = 1 << 30
)

// clampSoft keeps the small costs below those of anything approximate.
func (s score) clampSoft() score {
	if s >= (costSoft+1)*point {
		return costSoft*point + s%point
	}
	return s
}

func (s score) cost() int { return int(s / point) }
