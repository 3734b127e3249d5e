package bundle

import "testing"

func TestWhatWindowsSaysOfAFileThatIsInTheCloud(t *testing.T) {
	for number, want := range map[uintptr]bool{
		358: true, 362: true, 366: true, 374: true, 389: true, 398: true, 404: true, 426: true, 475: true, // of cloud files
		2: false, 5: false, 32: false, 112: false, 357: false, 367: false, 373: false, 399: false, 405: false, // missing, denied, held, full, neighbours
	} {
		if got := cloudCode(number); got != want {
			t.Errorf("error %d: in the cloud %v, want %v", number, got, want)
		}
	}
}
