package lookup

// score says how far a person is from the query: points of cost, in units of
// one, and below them what orders people of one cost.
type score int32

const (
	point score = 1024

	costPrefix   = 8   // a word of which only the beginning was typed
	costJoined   = 2   // words typed as one, or one typed as several
	costInitials = 12  // JP for Jean-Pierre
	costShort    = 20  // Manu for Emmanuel
	costForm     = 6   // a legal form that the list does not have
	costPart     = 10  // a code, an address or a number of which only a part was typed
	costConfused = 4   // O for 0, I for 1 in a code
	costSoft     = 99  // what all of these may come to, together
	costNear     = 120 // more than that for whatever is not spelt right
	costParticle = 60  // a particle that the person does not have

	fineCompany = 12 // a company's word rather than a name
	fineTown    = 16
	fineOther   = 20 // an address, a number
	fineInner   = 1  // not the first word of its field
	fineSkipped = 2  // a word of a name that was not typed
	fineMissed  = 3  // a name of which nothing was typed
	fineInitial = 1  // a single letter for a family name
	maxMissing  = 14 // letters not yet typed that count

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
