package ticket

import (
	"encoding/binary"
	"slices"

	"opale/checkin"
)

// book is a CodeBook in memory: the n-th registration carries the n-th codes,
// the current one first.
type book [][]string

func idOf(n int) (id checkin.RegistrationID) {
	binary.BigEndian.PutUint32(id[:], uint32(n+1))
	return id
}

func (b book) Holders(match checkin.CodeMatch, code string) ([]checkin.RegistrationID, error) {
	key := checkin.CodeKey(match, code)
	var holders []checkin.RegistrationID
	for n, codes := range b {
		if slices.ContainsFunc(codes, func(c string) bool { return checkin.CodeKey(match, c) == key }) {
			holders = append(holders, idOf(n))
		}
	}
	return holders, nil
}

// current is the current code of a registration, empty for the zero id.
func (b book) current(id checkin.RegistrationID) string {
	if id.IsZero() {
		return ""
	}
	return b[binary.BigEndian.Uint32(id[:])-1][0]
}
