"""What stands between the browser and the page: who may come in, what may be brought in, and when it closes."""
