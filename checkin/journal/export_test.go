package journal

// Resume is what a virtual machine resumed a second time is: the same process,
// run and stream again.
func (m *Memory) Resume() *Memory {
	twin := m.Clone(m.now)
	twin.run = &Run{event: m.run.event, key: m.run.key, program: m.run.program, secret: m.run.secret, at: m.run.at}
	return twin
}
