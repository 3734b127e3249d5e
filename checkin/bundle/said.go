package bundle

import (
	"encoding/hex"
	"strings"
)

// Said is a state hash as two people compare it on the telephone: a word and a
// digit, in capitals. Of another state it is another one but once in 10,240
// times.
func Said(stateHash string) string {
	raw, err := hex.DecodeString(stateHash[:min(len(stateHash), 16)])
	if err != nil || len(raw) < 8 {
		return ""
	}
	var n uint64
	for _, b := range raw {
		n = n<<8 | uint64(b)
	}
	return strings.ToUpper(CheckWord(n/10)) + " " + string(rune('0'+n%10))
}
