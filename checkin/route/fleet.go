package route

import (
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// Fleet is the laptops beside this one: those that were given back, and how many
// there are in all. Lost ones, whose place another took, and revoked ones are
// none of them.
func (k *Known) Fleet(words []journal.Return, revoked []checkin.DeviceID) (given []journal.Return, of int) {
	for _, r := range journal.GivenBack(words, k.Writers) {
		if r.Device != k.Device && !slices.Contains(revoked, r.Device) {
			given = append(given, r)
		}
	}
	rest := *k
	rest.Back = slices.Clone(k.Back)
	for _, r := range given {
		rest.Back = append(rest.Back, r.Device)
	}
	return given, len(given) + len(rest.Others())
}
