package journal

import "opale/checkin"

// Operators lists who sat at which desk, each once, in no order: whoever is
// known by a first name.
func (m *Memory) Operators() ([]checkin.Actor, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	seen := make(map[checkin.Actor]bool)
	var known []checkin.Actor
	for _, actor := range m.seats {
		if actor.Operator != "" && !seen[actor] {
			seen[actor] = true
			known = append(known, actor)
		}
	}
	return known, nil
}
