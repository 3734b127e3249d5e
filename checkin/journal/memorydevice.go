package journal

import "crypto/ed25519"

// Bear gives a store that has written nothing the device key under which it
// will.
func (m *Memory) Bear(key ed25519.PrivateKey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	secret := m.run.secret
	m.run = NewRun(m.event.ID, key, m.run.program)
	m.run.Know(secret)
}
