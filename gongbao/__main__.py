"""`python -m gongbao` is `gongbao`."""

from gongbao.cli import app

if __name__ == "__main__":
    app()
