package rehearsal

const (
	// codePrefix says on any screen and on any ticket that this is a rehearsal.
	codePrefix = "RE-"
	// codeLetters leaves out what is taken for something else: 0 O, 1 I L, U V.
	codeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength  = 6

	halfCodes = 30 * 30 * 30
	allCodes  = halfCodes * halfCodes
)

// codes deals out ticket codes in a shuffled order, each once, without keeping
// those that are gone: every step of at is a permutation of the numbers below
// allCodes.
type codes struct{ factor, first, second uint64 }

func newCodes(d dice) codes {
	factor := allCodes/2 + d.Uint64N(allCodes/2)
	for factor%2 == 0 || factor%3 == 0 || factor%5 == 0 { // coprime to 30, so that multiplying permutes
		factor++
	}
	return codes{factor, d.Uint64N(allCodes), d.Uint64N(allCodes)}
}

// at is the i-th code.
func (c codes) at(i int) string {
	n := (uint64(i)%allCodes*c.factor + c.first) % allCodes
	n = n%halfCodes*halfCodes + n/halfCodes // else the last letter would follow the order of the list
	n = (n*c.factor + c.second) % allCodes
	code := make([]byte, codeLength, len(codePrefix)+codeLength)
	for j := range code {
		code[j] = codeLetters[n%30]
		n /= 30
	}
	return codePrefix + string(code)
}
