@rem npm start says "exec node ..." so that on Unix no shell stands between npm and the server and swallows
@rem the signal to stop. Windows has no exec; this is it.
@%*
