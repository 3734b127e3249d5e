package seal

import "testing"

// One value of a row, sealed and opened again, and a word looked up.
func BenchmarkKey(b *testing.B) {
	k, place, plain := NewKey(), make([]byte, 29), make([]byte, 180)
	for i := range plain {
		plain[i] = 'a'
	}
	box := k.Seal(place, plain)
	b.Run("seal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			k.Seal(place, plain)
		}
	})
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := k.Open(place, box); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("word", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			k.Word("name", "jeanne testard")
		}
	})
}
