package seal

import "encoding/binary"

// Place is where a sealed value stands: the table, and what sets the row apart in
// it whatever the database.
func Place(table string, id []byte, numbers ...uint64) []byte {
	p := make([]byte, 0, len(table)+1+len(id)+8*len(numbers))
	p = append(append(append(p, table...), 0), id...)
	for _, n := range numbers {
		p = binary.BigEndian.AppendUint64(p, n)
	}
	return p
}

// Pair is two values that go into one box.
func Pair(first, second []byte) []byte {
	both := binary.AppendUvarint(make([]byte, 0, 1+len(first)+len(second)), uint64(len(first)))
	return append(append(both, first...), second...)
}

// Unpair takes them apart again; ok is false for what is no pair.
func Unpair(both []byte) (first, second []byte, ok bool) {
	size, n := binary.Uvarint(both)
	if n <= 0 || size > uint64(len(both)-n) {
		return nil, nil, false
	}
	return both[n : n+int(size)], both[n+int(size):], true
}
